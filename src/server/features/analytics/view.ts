import { sql } from 'kysely'
import type { Period, Range } from '../../../shared/contract/analytics.ts'
import {
  type DayRange,
  type PeriodQuery,
  periodFault,
  rangesOf,
} from '../../../shared/domain/metrics/range.ts'
import { localTime } from '../../../shared/domain/metrics/zone.ts'
import type { Ctx } from '../../core/context.ts'
import { problem } from '../../core/problem.ts'
import { getSetting } from '../../core/settings.ts'
import { type ReadTx, read } from '../../core/transact.ts'
import { timeZone } from '../organization/index.ts'
import { analyticsSetting } from './settings.ts'

/** What a question about figures is asked over: the days, and what the organization has set. */
export type View = {
  period: Period
  range: DayRange
  previous: DayRange
  namesShown: boolean
  cursor: string
}

/** The view of a request, by the database's clock. Throws `validation_failed` where the period is impossible. */
export const openView = (ctx: Ctx, query: PeriodQuery): Promise<View> => read(ctx, tx => viewOf(tx, query))

/** `openView` inside of a transaction. */
export async function viewOf(tx: ReadTx, query: PeriodQuery): Promise<View> {
  const { zone, namesShown } = await readSettings(tx)
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(tx.db)
  const now = rows[0]?.now.getTime() ?? Date.now()
  const fault = periodFault(query, localTime(now, zone).day)
  if (fault)
    throw problem('validation_failed', {
      issues: [{ path: `query.${fault.field}`, message: fault.message }],
    })
  return { period: query.period, ...rangesOf(query, now, zone), namesShown, cursor: tx.cursor }
}

const readSettings = async (tx: ReadTx) => ({
  zone: await getSetting(tx, timeZone),
  namesShown: (await getSetting(tx, analyticsSetting)).engineerNames,
})

export const presentRange = ({ from, to, start, end, zone }: DayRange): Range => ({
  from,
  to,
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
  timeZone: zone,
})
