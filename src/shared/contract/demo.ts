import { z } from 'zod'
import { id } from './fields.ts'
import { defineRoute } from './route.ts'

export const playEscalation = defineRoute('playEscalation', {
  summary: 'Demo mode only: a made-up technician works a session for a few seconds and escalates it',
  access: 'engineer',
  body: z.strictObject({}),
  response: z.object({ sessionId: id }),
  status: 202,
  problems: ['not_found'],
  perMinute: 30,
})
