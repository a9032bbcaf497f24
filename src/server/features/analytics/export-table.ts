import type { z } from 'zod'
import type { ExportTable, exportAnalytics, MeasuredEscalation } from '../../../shared/contract/analytics.ts'
import type { FileAnswer } from '../../../shared/contract/fields.ts'
import { csv } from '../../../shared/domain/metrics/csv.ts'
import { figureOf } from '../../../shared/domain/metrics/figure.ts'
import { partsOf } from '../../../shared/domain/metrics/range.ts'
import { trendOf } from '../../../shared/domain/metrics/trend.ts'
import type { Ctx } from '../../core/context.ts'
import { read } from '../../core/transact.ts'
import { listBaselines, presentBaseline, readMeasurements } from './baselines.ts'
import { pageOf } from './list-escalations.ts'
import { loadFacts } from './load-facts.ts'
import type { FactFilter } from './queries.ts'
import { openView, type View } from './view.ts'

/** Rows that one statement reads. */
const PAGE = 2_000

/** A table of the page as a file. */
export async function exportTable(
  ctx: Ctx,
  { table, period, from, to, ...filter }: z.output<typeof exportAnalytics.query>,
): Promise<FileAnswer> {
  const view = await openView(ctx, { period, from, to })
  return {
    name: `${table}-${view.range.from}-to-${view.range.to}.csv`,
    contentType: 'text/csv',
    text: await TABLES[table](ctx, view, filter),
  }
}

type Write = (ctx: Ctx, view: View, filter: FactFilter) => Promise<string>

const TABLES: Record<ExportTable, Write> = {
  async trend(ctx, { range }) {
    const { facts } = await loadFacts(ctx, range)
    return csv(
      [
        'from',
        'to (not in it)',
        'escalations',
        'n',
        'invalid',
        'median seconds',
        'p25',
        'p75',
        'p90',
        '95% low',
        '95% high',
      ],
      trendOf(facts, partsOf(range)).map(({ from, to, escalations, timeToFirstAction: f }) => [
        from,
        to,
        escalations,
        f.n,
        f.invalid,
        ...(f.status === 'ok' ? [f.median, f.p25, f.p75, f.p90, f.low, f.high] : ['insufficient data']),
      ]),
    )
  },

  escalations: (ctx, view, filter) => writeEscalations(ctx, view, filter, () => true),

  // The rows whose last column adds up to the hours recovered.
  recovered: (ctx, view) =>
    writeEscalations(
      ctx,
      view,
      { stage: 'action' },
      ({ secondsToFirstAction }) => secondsToFirstAction !== null,
    ),

  async baselines(ctx, { namesShown }) {
    const { rows, measurements } = await read(ctx, async tx => ({
      rows: (await listBaselines(tx)).map(presentBaseline),
      measurements: figureOf((await readMeasurements(tx)).seconds),
    }))
    return csv(
      ['started', 'measured by', 'how', 'edited', 'seconds', 'note', 'median of all'],
      rows.map(({ startedAt, measuredBy, source, edited, seconds, note }) => [
        startedAt,
        namesShown ? measuredBy.name : null,
        source,
        edited,
        seconds,
        note,
        measurements.status === 'ok' ? measurements.median : null,
      ]),
    )
  },
}

async function writeEscalations(
  ctx: Ctx,
  view: View,
  filter: FactFilter,
  keep: (escalation: MeasuredEscalation) => boolean,
): Promise<string> {
  const found: MeasuredEscalation[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await read(ctx, tx => pageOf(tx, view, { ...filter, limit: PAGE, before }))
    found.push(...page.escalations.filter(keep))
    before = page.nextBefore
  }
  return csv(HEADER, found.map(cellsOf))
}

const HEADER = [
  'hand-off',
  'session',
  'title',
  'client',
  'category',
  'engineer',
  'status',
  'escalated',
  'seen',
  'first claim',
  'measured claim',
  'first action',
  'kind of action',
  'ended',
  'events',
  'seconds to seen',
  'seconds to claim',
  'seconds to first action',
  'invalid',
  'seconds recovered',
]

function cellsOf(e: MeasuredEscalation) {
  const moments = [e.created, e.seen, e.claimed, e.measuredClaim, e.action, e.ended]
  return [
    e.handoffId,
    e.sessionId,
    e.title,
    e.client,
    e.category,
    e.engineer?.name,
    e.status,
    e.created.at,
    e.seen?.at,
    e.claimed?.at,
    e.measuredClaim?.at,
    e.action?.at,
    e.action?.kind,
    e.ended?.at,
    moments.flatMap(moment => (moment ? [moment.event] : [])).join(' '),
    e.secondsToSeen,
    e.secondsToClaim,
    e.secondsToFirstAction,
    e.invalid,
    e.secondsRecovered,
  ]
}
