import { z } from 'zod'

/** Samples are fewer than five: there is no number, and how many there are. */
const insufficient = z.object({
  status: z.literal('insufficient_data'),
  n: z.int(),
  needed: z.int(),
  /** Samples that a clock made negative; they are in no figure. */
  invalid: z.int(),
})

/**
 * A sample of durations in seconds. Quantiles interpolate linearly between the nearest ranks; `low` and `high` are the
 * 95 % interval of the median by bootstrap.
 */
export const figure = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ok'),
    n: z.int(),
    invalid: z.int(),
    median: z.number(),
    p25: z.number(),
    p75: z.number(),
    p90: z.number(),
    low: z.number(),
    high: z.number(),
  }),
  insufficient,
])
export type Figure = z.output<typeof figure>

/** Difference of two medians in seconds with its 95 % interval by bootstrap; needs five samples on both sides. */
export const difference = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), seconds: z.number(), low: z.number(), high: z.number() }),
  z.object({ status: z.literal('insufficient_data') }),
])
export type Difference = z.output<typeof difference>

/** `count` of `of`; `share` is from 0 to 1, `low` and `high` its 95 % interval (Wilson). */
export const share = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ok'),
    count: z.int(),
    of: z.int(),
    share: z.number(),
    low: z.number(),
    high: z.number(),
  }),
  z.object({ status: z.literal('insufficient_data'), count: z.int(), of: z.int(), needed: z.int() }),
])
export type Share = z.output<typeof share>
