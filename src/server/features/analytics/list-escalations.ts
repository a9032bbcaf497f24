import type { z } from 'zod'
import type { listMeasuredEscalations, MeasuredEscalation } from '../../../shared/contract/analytics.ts'
import { SAMPLES_MIN } from '../../../shared/domain/metrics/figure.ts'
import { median } from '../../../shared/domain/metrics/quantile.ts'
import type { Ctx } from '../../core/context.ts'
import { type ReadTx, read } from '../../core/transact.ts'
import { readMeasurements } from './baselines.ts'
import { presentFact } from './present.ts'
import { type FactFilter, listFacts, nextBefore } from './queries.ts'
import { type View, viewOf } from './view.ts'

type Query = z.output<typeof listMeasuredEscalations.query>
type Page = { escalations: MeasuredEscalation[]; nextBefore: string | null }

/** One page of the escalations behind a figure. */
export const listEscalations = (
  ctx: Ctx,
  query: Query,
): Promise<z.output<typeof listMeasuredEscalations.response>> =>
  read(ctx, async tx => {
    const view = await viewOf(tx, query)
    return { ...(await pageOf(tx, view, query)), cursor: tx.cursor }
  })

/** `before` is `nextBefore` of the page before. */
export async function pageOf(
  tx: ReadTx,
  view: View,
  { before, ...filter }: FactFilter & { limit: number; before?: string | null | undefined },
): Promise<Page> {
  const [at, id] = before?.split('|') ?? []
  const rows = await listFacts(tx, view, { ...filter, before: at && id ? { at, id } : undefined })
  const { seconds } = await readMeasurements(tx)
  const baselineMedian = seconds.length < SAMPLES_MIN ? null : median(seconds)
  return {
    escalations: rows.map(row => presentFact(row, { namesShown: view.namesShown, baselineMedian })),
    nextBefore: await nextBefore(tx, rows, filter.limit),
  }
}
