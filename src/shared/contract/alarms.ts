import { z } from 'zod'
import { cursor, id, timestamp } from './fields.ts'
import { integrationKind } from './integrations.ts'
import { defineRoute } from './route.ts'

/** What an admin has to look at. It is there as long as the trouble is, and goes by itself with it. */
export const alarm = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('channel_failing'),
    integrationId: id,
    kind: integrationKind,
    name: z.string(),
    /** What failed last and what to do about it, in plain words. */
    error: z.string(),
    /** Null: it has never worked. */
    lastSuccessAt: timestamp.nullable(),
  }),
  z.object({ type: z.literal('dead_letters'), total: z.int(), lastAt: timestamp }),
])
export type Alarm = z.output<typeof alarm>

export const listAlarms = defineRoute('listAlarms', {
  summary: 'What needs an admin now: channels that keep failing, background work that was given up',
  access: 'admin',
  response: z.object({ alarms: z.array(alarm), cursor }),
})
