import { sql } from 'kysely'
import type { z } from 'zod'
import type { ChannelHealth, getDeliveryHealth as contract } from '../../../shared/contract/analytics.ts'
import { type DayRange, daysOf, type PeriodQuery } from '../../../shared/domain/metrics/range.ts'
import { shareOf } from '../../../shared/domain/metrics/share.ts'
import type { Ctx } from '../../core/context.ts'
import { read } from '../../core/transact.ts'
import { openView, presentRange } from './view.ts'

type Counts = {
  messages: number
  arrived: number
  within: number
  failed: number
  taken_back: number
  waiting: number
  retries: number
}
type Row = Counts & { channel: ChannelHealth['channel'] }

/**
 * What became of the messages of a period, by channel. The counts add up over days, so that the embedded database, which
 * runs on the thread that serves the streams, is asked for one day at a time.
 */
export async function getDeliveryHealth(
  ctx: Ctx,
  query: PeriodQuery,
): Promise<z.output<typeof contract.response>> {
  const { range, cursor } = await openView(ctx, query)
  const sums = new Map<Row['channel'], Counts>()
  for (const part of ctx.db.driver === 'pglite' ? daysOf(range) : [range])
    for (const { channel, ...counts } of await countPart(ctx, part))
      sums.set(channel, add(sums.get(channel), counts))
  const channels = [...sums]
    .map(([channel, counts]) => present(channel, counts))
    .sort((a, b) => b.messages - a.messages || a.channel.localeCompare(b.channel))
  return { range: presentRange(range), channels, cursor }
}

const countPart = (ctx: Ctx, { start, end }: DayRange): Promise<Row[]> =>
  read(ctx, async ({ db }) => {
    const { rows } = await sql<Row>`
      select channel,
             count(*)::int                                                                  as messages,
             count(sent_at)::int                                                            as arrived,
             count(*) filter (where sent_at <= greatest(queued_at, not_before) + interval '1 minute')::int as within,
             count(*) filter (where state = 'failed')::int                                  as failed,
             count(*) filter (where state = 'retracted' and sent_at is null)::int           as taken_back,
             count(*) filter (where state = 'queued')::int                                  as waiting,
             coalesce(sum(greatest(attempts - 1, 0)), 0)::int                               as retries
      from   delivery
      where  queued_at >= ${new Date(start)} and queued_at < ${new Date(end)}
      group  by channel`.execute(db)
    return rows
  })

function add(sum: Counts | undefined, counts: Counts): Counts {
  if (!sum) return counts
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, sum[name as keyof Counts] + count]),
  ) as Counts
}

const present = (channel: Row['channel'], counts: Counts): ChannelHealth => ({
  channel,
  messages: counts.messages,
  arrived: shareOf(counts.arrived, counts.messages - counts.waiting - counts.taken_back),
  withinMinute: shareOf(counts.within, counts.arrived),
  failed: counts.failed,
  takenBack: counts.taken_back,
  waiting: counts.waiting,
  retries: counts.retries,
})
