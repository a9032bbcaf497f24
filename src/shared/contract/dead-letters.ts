import { z } from 'zod'
import { cursor, timestamp } from './fields.ts'
import { defineRoute } from './route.ts'

/** Background work that was given up. It waits until an admin replays or drops it. */
export const deadLetter = z.object({
  id: z.int(),
  /** What was to be done. */
  title: z.string(),
  /** What it was about, and so what is missing; null when that is gone. `link` is a page of the app. */
  about: z.object({ text: z.string(), link: z.string() }).nullable(),
  /** Why, and what to do about it, in plain words. */
  error: z.string(),
  attempts: z.int(),
  queuedAt: timestamp,
  deadAt: timestamp,
})
export type DeadLetter = z.output<typeof deadLetter>

const letterParams = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })

export const listDeadLetters = defineRoute('listDeadLetters', {
  summary: 'Background work that was given up: the last 100, newest first',
  access: 'admin',
  response: z.object({ letters: z.array(deadLetter), total: z.int(), cursor }),
})

export const replayDeadLetter = defineRoute('replayDeadLetter', {
  summary: 'Try background work that was given up again',
  access: 'admin',
  params: letterParams,
  body: z.strictObject({}),
  response: z.object({ replayed: z.literal(true) }),
  problems: ['not_found'],
})

export const replayDeadLetters = defineRoute('replayDeadLetters', {
  summary: 'Try all background work that was given up again, at most 1,000 of it at once',
  access: 'admin',
  body: z.strictObject({}),
  response: z.object({ replayed: z.int(), left: z.int() }),
})

export const dropDeadLetter = defineRoute('dropDeadLetter', {
  summary: 'Drop background work that was given up: it is never done',
  access: 'admin',
  params: letterParams,
  response: z.object({ dropped: z.literal(true) }),
  problems: ['not_found'],
})
