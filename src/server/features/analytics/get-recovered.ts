import type { Recovered } from '../../../shared/contract/analytics.ts'
import { timesOf } from '../../../shared/domain/metrics/facts.ts'
import { figureOf, SAMPLES_MIN } from '../../../shared/domain/metrics/figure.ts'
import { median } from '../../../shared/domain/metrics/quantile.ts'
import { type PeriodQuery, weeksOf } from '../../../shared/domain/metrics/range.ts'
import { hoursRecovered, pilotCheck } from '../../../shared/domain/metrics/recovered.ts'
import { differenceOf } from '../../../shared/domain/metrics/summary.ts'
import { placesOf } from '../../../shared/domain/metrics/trend.ts'
import { daysBetween } from '../../../shared/domain/metrics/zone.ts'
import type { Ctx } from '../../core/context.ts'
import { read } from '../../core/transact.ts'
import { readMeasurements } from './baselines.ts'
import { loadFacts } from './load-facts.ts'
import { openView, presentRange } from './view.ts'

/** What a period recovered against the manual baseline, and whether that is more than an hour a week. */
export async function getRecovered(ctx: Ctx, query: PeriodQuery): Promise<Recovered> {
  const { period, range, cursor } = await openView(ctx, query)
  const { seconds: baselines, typed } = await read(ctx, readMeasurements)
  const { facts } = await loadFacts(ctx, range)
  const { values: times, invalid } = timesOf(facts, 'action')
  const baselineMedian = baselines.length < SAMPLES_MIN ? null : median(baselines)
  const weeks = weeksOf(range)
  const place = placesOf(facts, weeks)
  return {
    period,
    range: presentRange(range),
    baseline: { measurements: figureOf(baselines), typed },
    timeToFirstAction: figureOf(times, invalid),
    difference: differenceOf(baselines, times),
    notCounted: facts.length - times.length,
    weeks: weeks.map(({ from, to }, week) => {
      const { values } = timesOf(facts, 'action', i => place[i] === week)
      return {
        from,
        to,
        counted: values.length,
        hours: baselineMedian === null ? null : hoursRecovered(baselineMedian, values),
      }
    }),
    check: pilotCheck(baselines, times, daysBetween(range.from, range.to)),
    cursor,
  }
}
