import { sql } from 'kysely'
import type { Facts } from '../../../shared/domain/metrics/facts.ts'
import type { DayRange } from '../../../shared/domain/metrics/range.ts'
import type { Ctx } from '../../core/context.ts'
import { type ReadTx, read } from '../../core/transact.ts'
import { decodeFacts } from './decode-facts.ts'

/**
 * Rows that one statement reads of the embedded database, which runs on the thread that serves the streams: 4,000 keep it
 * for 8 ms, and the connection is given back between them.
 */
const PIECE = 4_000
/** PostgreSQL is asked for so much at once, without a look at where to cut. */
const PIECE_MS = 92 * 86_400_000

type Piece = { until: number; packed: string | null; test: number }

/** The facts of the escalations made in a range that count, and how many do not because they are marked as a test. */
export async function loadFacts(ctx: Ctx, { start, end }: DayRange): Promise<{ facts: Facts; test: number }> {
  const { driver } = ctx.db
  const pieces: Buffer[] = []
  let test = 0
  for (let from = start; from < end; ) {
    const piece = await read(ctx, async tx => {
      const until = driver === 'pglite' ? await findCut(tx, from, end) : Math.min(from + PIECE_MS, end)
      return loadPiece(tx, from, until)
    })
    if (piece.packed) pieces.push(Buffer.from(piece.packed, 'base64'))
    test += piece.test
    from = piece.until
  }
  return { facts: decodeFacts(pieces), test }
}

/** In base64, which the database writes in half the time of the hexadecimal digits that it sends bytes as. */
async function loadPiece({ db }: ReadTx, from: number, until: number): Promise<Piece> {
  const { rows } = await sql<Omit<Piece, 'until'>>`
    select encode(string_agg(packed, ''::bytea) filter (where excluded is null), 'base64') as packed,
           count(excluded)::int as test
    from   handoff_fact
    where  created_at >= ${new Date(from)} and created_at < ${new Date(until)}`.execute(db)
  return { packed: null, test: 0, ...rows[0], until }
}

/** Where the piece that begins at `from` ends. */
async function findCut({ db }: ReadTx, from: number, end: number): Promise<number> {
  const { rows } = await sql<{ at: Date }>`
    select   date_trunc('milliseconds', created_at) as at
    from     handoff_fact
    where    created_at >= ${new Date(from)} and created_at < ${new Date(end)}
    order by created_at offset ${PIECE}::int limit 1`.execute(db)
  const cut = rows[0]?.at.getTime() ?? end
  if (cut <= from) throw new Error('More escalations in one millisecond than a piece holds')
  return cut
}
