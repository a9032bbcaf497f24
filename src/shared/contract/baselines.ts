import { z } from 'zod'
import { cursor, id, idParams, optionalText, person, timestamp } from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

export const BASELINE_SECONDS_MAX = 8 * 3600

const seconds = z
  .int()
  .min(1, 'Must be longer than nothing')
  .max(BASELINE_SECONDS_MAX, 'Must not be longer than 8 hours')

/** How long a verbal hand-off took, measured by a person. */
export const baseline = z.object({
  id,
  /** `typed`: told afterwards, not measured while it happened. */
  source: z.enum(['stopwatch', 'typed']),
  measuredBy: person,
  startedAt: timestamp,
  /** Null while the stopwatch runs. */
  seconds: z.int().nullable(),
  note: z.string().nullable(),
  /** Its time was changed by hand afterwards. */
  edited: z.boolean(),
  version: z.int(),
})
export type Baseline = z.output<typeof baseline>

export const baselineAudit = z.object({
  at: timestamp,
  by: person.nullable(),
  action: z.enum(['recorded', 'changed', 'deleted']),
  before: baseline.nullable(),
  after: baseline.nullable(),
})
export type BaselineAudit = z.output<typeof baselineAudit>

export const listBaselines = defineRoute('listBaselines', {
  summary: 'Measured and typed baselines, newest first, and who changed what, at most 200 of each',
  access: 'engineer',
  response: z.object({
    baselines: z.array(baseline),
    /** The stopwatch that runs for the caller. */
    running: baseline.nullable(),
    /** How many have an end. */
    measured: z.int(),
    audit: z.array(baselineAudit),
    cursor,
  }),
})

export const newBaseline = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('stopwatch'), note: optionalText(LIMITS.note) }),
  z.strictObject({ source: z.literal('typed'), seconds, note: optionalText(LIMITS.note) }),
])

export const recordBaseline = defineRoute('recordBaseline', {
  summary: 'Start a stopwatch, or type in how long a verbal hand-off took',
  description:
    "A stopwatch starts at the server's time and runs on, whatever becomes of the browser. One runs for each person: starting another answers the one that runs.",
  access: 'engineer',
  body: newBaseline,
  response: baseline,
  status: 201,
  idempotent: true,
})

export const changeBaseline = defineRoute('changeBaseline', {
  summary: 'Stop a stopwatch, or change its time or note',
  description:
    'Engineers change their own, admins every one. A time that is set by hand marks the baseline as edited. A stopwatch that has run for more than 8 hours cannot be stopped: set its time, or delete it.',
  access: 'engineer',
  params: idParams,
  body: z
    .strictObject({
      stop: z.literal(true).optional(),
      seconds: seconds.optional(),
      note: optionalText(LIMITS.note),
    })
    .refine(({ stop, seconds }) => !stop || seconds === undefined, {
      path: ['seconds'],
      message: 'Either stop it or set its time',
    }),
  response: baseline,
  problems: ['not_found', 'baseline_not_yours', 'baseline_unmeasurable'],
})

export const deleteBaseline = defineRoute('deleteBaseline', {
  summary: 'Delete a baseline; the audit keeps what it was',
  access: 'engineer',
  params: idParams,
  response: z.object({ deleted: z.literal(true) }),
  problems: ['not_found', 'baseline_not_yours'],
})
