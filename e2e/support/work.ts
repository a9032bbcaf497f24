import type { z } from 'zod'
import { createHandoff, type newHandoff } from '../../src/shared/contract/handoffs.ts'
import { addMessage, addStep, createSession } from '../../src/shared/contract/sessions.ts'
import type { Member } from '../../test/support/app.ts'

/** What the sessions of these tests are about, unless they say otherwise. */
export const TICKET = {
  title: 'Outlook asks for the password again and again',
  problem: 'Since this morning Outlook on PC-114 asks for the password every minute.',
  client: 'Harbour Dental',
  ticketRef: 'T-10482',
}

type Story = {
  title?: string
  problem?: string
  message?: string
  steps?: boolean
  /** Further steps, all of which failed. */
  more?: readonly string[]
  handoff?: Partial<z.input<typeof newHandoff>>
}

/** A session with a message and, unless told otherwise, two steps, made without a browser. */
export async function startedSession(
  technician: Member,
  {
    title = TICKET.title,
    problem = TICKET.problem,
    message: text = 'The credential manager has an old entry.',
    steps: withSteps = true,
    more = [],
  }: Story = {},
) {
  const session = await technician.call(createSession, { body: { ...TICKET, title, problem } })
  const params = { id: session.id }
  const message = await technician.call(addMessage, {
    params,
    body: { text },
  })
  if (!withSteps) return { session, message, steps: [] }
  const steps = [
    await technician.call(addStep, {
      params,
      body: { text: 'Removed the stored credential', outcome: 'failed', messageId: message.id },
    }),
    await technician.call(addStep, { params, body: { text: 'Signed in on the web', outcome: 'worked' } }),
  ]
  for (const step of more)
    steps.push(await technician.call(addStep, { params, body: { text: step, outcome: 'failed' } }))
  return { session, message, steps }
}

/** The same, handed off. */
export async function handedOff(technician: Member, story: Story = {}) {
  const started = await startedSession(technician, story)
  const handoff = await technician.call(createHandoff, {
    params: { id: started.session.id },
    body: { reason: 'I am out of ideas', watchLevel: 'critical', impact: '12 people', ...story.handoff },
  })
  return { ...started, handoff }
}
