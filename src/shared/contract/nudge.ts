import { z } from 'zod'
import { cursor, idParams } from './fields.ts'
import { defineRoute } from './route.ts'

/** When a technician is asked whether to escalate; null: not for that reason. */
export const nudgeSettings = z.strictObject({
  /** Minutes since the session began, was claimed or came back. */
  afterMinutes: z.int().min(1, 'Must be at least 1').max(1440, 'Must be at most 1440, a day').nullable(),
  /** Failed steps in that time. */
  afterFailures: z.int().min(1, 'Must be at least 1').max(50, 'Must be at most 50').nullable(),
})

export const escalationSettings = z.object({ nudge: nudgeSettings, cursor })
export type EscalationSettings = z.output<typeof escalationSettings>

export const getEscalationSettings = defineRoute('getEscalationSettings', {
  summary: 'When technicians are asked whether to escalate',
  access: 'technician',
  response: escalationSettings,
})

export const changeEscalationSettings = defineRoute('changeEscalationSettings', {
  summary: 'Choose when technicians are asked whether to escalate',
  access: 'admin',
  body: z.strictObject({ nudge: nudgeSettings }),
  response: escalationSettings,
})

export const sessionNudge = z.object({
  settings: nudgeSettings,
  /** The caller was asked in this session and has answered. */
  answered: z.boolean(),
  cursor,
})
export type SessionNudge = z.output<typeof sessionNudge>

export const getNudge = defineRoute('getNudge', {
  summary: 'Whether the caller is still to be asked whether to escalate a session, and when',
  description:
    'The session, its steps and its hand-offs say when the time is up: so many minutes after the session began, was claimed or came back, or with so many failed steps since then.',
  access: 'technician',
  params: idParams,
  response: sessionNudge,
  problems: ['not_found', 'session_not_readable'],
})

export const answerNudge = defineRoute('answerNudge', {
  summary: 'Do not ask the caller again whether to escalate this session',
  description: 'The answer is kept for the session and the person. Repeating it changes nothing.',
  access: 'technician',
  params: idParams,
  body: z.strictObject({}),
  response: z.object({ answered: z.literal(true) }),
  problems: ['not_found', 'session_not_readable'],
})
