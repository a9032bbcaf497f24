import type { HandoffStatus } from '../../contract/handoffs.ts'

/** What stands in a time's place where there was no such event. */
export const NONE = -2147483648

/**
 * Escalations column by column: entry i of each column belongs to the same one. They stand in the order of their time to
 * first action, so that it is sorted once and not for each of a hundred figures. Times are tenths of a second.
 */
export type Facts = {
  length: number
  /** When it was made, in milliseconds, cut to the second. */
  created: Float64Array
  seen: Int32Array
  claim: Int32Array
  action: Int32Array
  flags: Int32Array
  /** Who and what, as numbers that stand for names. */
  client: Float64Array
  category: Float64Array
  engineer: Float64Array
}

/** Bits of `flags` beyond the status in the lowest three. */
export const FLAG = {
  acted: 8,
  /** A claim stands, or is the one that was measured. */
  claimStands: 16,
  escalatedAgain: 32,
  stepsSuggested: 64,
  suggestionUsed: 128,
  assessmentEnded: 256,
  assessmentReady: 512,
  test: 1024,
} as const

const STATUSES: readonly HandoffStatus[] = [
  'open',
  'claimed',
  'returned',
  'withdrawn',
  'passed_on',
  'resolved',
]

export const statusOf = (facts: Facts, i: number): HandoffStatus =>
  STATUSES[(facts.flags[i] as number) & 7] ?? 'resolved'
export const hasFlag = (facts: Facts, i: number, flag: number): boolean =>
  ((facts.flags[i] as number) & flag) !== 0
/** Claims that were given back to the queue without any action. */
export const idleClaims = (facts: Facts, i: number): number => (facts.flags[i] as number) >> 16

export type Measure = 'seen' | 'claim' | 'action'

/** The valid times of a measure in seconds, rising, of those that `counts` admits, and how many a clock made negative. */
export function timesOf(
  facts: Facts,
  measure: Measure,
  counts: (i: number) => boolean = () => true,
): { values: Float64Array; invalid: number } {
  const column = facts[measure]
  const all = new Int32Array(facts.length)
  let n = 0
  let invalid = 0
  for (let i = 0; i < facts.length; i++) {
    const tenths = column[i] as number
    if (tenths === NONE || !counts(i)) continue
    if (tenths < 0) invalid += 1
    else all[n++] = tenths
  }
  const valid = all.subarray(0, n)
  // Whole numbers: sorted in half the time of the seconds that they become.
  if (measure !== 'action') valid.sort()
  const values = new Float64Array(valid)
  for (let i = 0; i < n; i++) values[i] = (values[i] as number) / 10
  return { values, invalid }
}
