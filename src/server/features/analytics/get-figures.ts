import { setImmediate as breathe } from 'node:timers/promises'
import type { EscalationFigures } from '../../../shared/contract/analytics.ts'
import { distributionOf } from '../../../shared/domain/metrics/distribution.ts'
import { funnelOf } from '../../../shared/domain/metrics/funnel.ts'
import { groupsOf } from '../../../shared/domain/metrics/groups.ts'
import { heatMapOf } from '../../../shared/domain/metrics/heat-map.ts'
import { daysOf, type PeriodQuery, partsOf } from '../../../shared/domain/metrics/range.ts'
import { compare, ratesOf, withoutAction } from '../../../shared/domain/metrics/summary.ts'
import { trendOf } from '../../../shared/domain/metrics/trend.ts'
import type { Ctx } from '../../core/context.ts'
import { read } from '../../core/transact.ts'
import { loadFacts } from './load-facts.ts'
import { readNames } from './names.ts'
import { openView, presentRange } from './view.ts'

export const EXCLUSION_RULE =
  'Escalations that an admin marked as a test do not count, nor do those whose session was deleted.'

/**
 * Every figure of a period. The facts come in pieces and each part is counted on its own, with a breath between, so
 * that live streams are served meanwhile.
 */
export async function getFigures(ctx: Ctx, query: PeriodQuery): Promise<EscalationFigures> {
  const { period, range, previous, namesShown, cursor } = await openView(ctx, query)
  const [{ facts: before }, { facts, test }] = await Promise.all([
    loadFacts(ctx, previous),
    loadFacts(ctx, range),
  ])
  const names = await read(ctx, tx => readNames(tx, namesShown))
  const next = async <T>(part: () => T): Promise<T> => {
    await breathe()
    return part()
  }
  return {
    period,
    range: presentRange(range),
    previous: presentRange(previous),
    excluded: { rule: EXCLUSION_RULE, test },
    escalations: facts.length,
    timeToSeen: await next(() => compare(facts, before, 'seen')),
    timeToClaim: await next(() => compare(facts, before, 'claim')),
    timeToFirstAction: await next(() => compare(facts, before, 'action')),
    withoutAction: withoutAction(facts),
    funnel: await next(() => funnelOf(facts)),
    trend: await next(() => trendOf(facts, partsOf(range))),
    distribution: await next(() => distributionOf(facts)),
    clients: await next(() => groupsOf(facts, 'client', names.client)),
    categories: await next(() => groupsOf(facts, 'category', names.category)),
    engineers: await next(() => groupsOf(facts, 'engineer', names.engineer)),
    namesShown,
    heatMap: await next(() => heatMapOf(facts, daysOf(range))),
    ...(await next(() => ratesOf(facts))),
    cursor,
  }
}
