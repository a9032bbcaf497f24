import { sql } from 'kysely'
import type { Facts } from '../../../shared/domain/metrics/facts.ts'
import type { DayRange } from '../../../shared/domain/metrics/range.ts'
import type { Ctx } from '../../core/context.ts'
import { read } from '../../core/transact.ts'
import { decodeFacts } from './decode-facts.ts'

/**
 * Rows that one statement reads. The embedded database runs on the thread that serves the streams: 4,000 rows keep it
 * for 8 ms, and the connection is given back between them. PostgreSQL is asked in fewer, larger pieces.
 */
const PIECE = { pglite: 4_000, postgres: 50_000 }

/** The facts of the escalations made in a range that count, and how many do not because they are marked as a test. */
export async function loadFacts(ctx: Ctx, { start, end }: DayRange): Promise<{ facts: Facts; test: number }> {
  const pieces: Buffer[] = []
  let test = 0
  for (let from = start; from < end; ) {
    const piece = await read(ctx, async ({ db }) => {
      const { rows } = await sql<{ until: Date | null; packed: Buffer | null; test: number }>`
        with cut as (
          select (select date_trunc('milliseconds', created_at) from handoff_fact
                  where  created_at >= ${new Date(from)} and created_at < ${new Date(end)}
                  order by created_at offset ${PIECE[ctx.db.driver]}::int limit 1) as until
        )
        select (select until from cut) as until,
               string_agg(packed, ''::bytea) filter (where excluded is null) as packed,
               count(excluded)::int as test
        from   handoff_fact
        where  created_at >= ${new Date(from)}
        and    created_at <  coalesce((select until from cut), ${new Date(end)})`.execute(db)
      return rows[0]
    })
    if (piece?.packed) pieces.push(Buffer.from(piece.packed))
    test += piece?.test ?? 0
    const until = piece?.until?.getTime()
    if (until === undefined) break
    if (until <= from) throw new Error('More escalations in one millisecond than a piece holds')
    from = until
  }
  return { facts: decodeFacts(pieces), test }
}
