import type { Compared, EscalationFigures } from '../../contract/analytics.ts'
import type { Difference } from '../../contract/figures.ts'
import { differenceInterval } from './bootstrap.ts'
import { type Facts, FLAG, hasFlag, idleClaims, type Measure, NONE, statusOf, timesOf } from './facts.ts'
import { figureOf, rounded, SAMPLES_MIN } from './figure.ts'
import { median } from './quantile.ts'
import { shareOf } from './share.ts'

/** A measure of a period beside the same of the one before. */
export function compare(now: Facts, before: Facts, measure: Measure): Compared {
  const a = timesOf(now, measure)
  const b = timesOf(before, measure)
  return {
    now: figureOf(a.values, a.invalid),
    before: figureOf(b.values, b.invalid),
    change: differenceOf(a.values, b.values),
  }
}

/** median(a) - median(b); both rise. */
export function differenceOf(a: Float64Array, b: Float64Array): Difference {
  if (a.length < SAMPLES_MIN || b.length < SAMPLES_MIN) return { status: 'insufficient_data' }
  const [low, high] = differenceInterval(a, b)
  return { status: 'ok', seconds: rounded(median(a) - median(b)), low: rounded(low), high: rounded(high) }
}

/** Claims that no action followed. */
export function withoutAction(facts: Facts): EscalationFigures['withoutAction'] {
  let standing = 0
  let givenBack = 0
  for (let i = 0; i < facts.length; i++) {
    if (hasFlag(facts, i, FLAG.claimStands) && !hasFlag(facts, i, FLAG.acted)) standing += 1
    givenBack += idleClaims(facts, i)
  }
  return { standing, givenBack }
}

/** The rates below the funnel. */
export function ratesOf(
  facts: Facts,
): Pick<EscalationFigures, 'reEscalated' | 'returned' | 'assessmentInTime' | 'suggestionUsed'> {
  const claimed = (i: number) => facts.claim[i] !== NONE
  const flag = (one: number) => (i: number) => hasFlag(facts, i, one)
  const among = (all: (i: number) => boolean, those: (i: number) => boolean) => {
    let of = 0
    let count = 0
    for (let i = 0; i < facts.length; i++)
      if (all(i)) {
        of += 1
        if (those(i)) count += 1
      }
    return shareOf(count, of)
  }
  return {
    reEscalated: among(claimed, flag(FLAG.escalatedAgain)),
    returned: among(claimed, i => statusOf(facts, i) === 'returned'),
    assessmentInTime: among(flag(FLAG.assessmentEnded), flag(FLAG.assessmentReady)),
    suggestionUsed: among(flag(FLAG.stepsSuggested), flag(FLAG.suggestionUsed)),
  }
}
