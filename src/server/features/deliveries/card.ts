import { sql } from 'kysely'
import type { Snapshot, WatchLevel } from '../../../shared/contract/handoffs.ts'
import { asRedacted } from '../../../shared/domain/redaction/redacted.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { Card } from './channel.ts'

/** How many tries a card tells, the last ones: more than a phone's lock screen shows already. */
const TRIED = 5

type CardRow = {
  handoff_id: string | null
  session_id: string
  number: number | null
  title: string
  problem: string
  client: string | null
  ticket_ref: string | null
  watch_level: WatchLevel | null
  impact: string | null
  reason: string | null
  snapshot: Snapshot | null
  creator_name: string
  claimer_name: string | null
  note: string | null
}

/** What leaves the house about a hand-off, or a session that never had one. All of it was redacted before it was stored. */
export async function loadCard(
  tx: ReadTx,
  about: { handoff_id: string | null; session_id: string },
  publicUrl: string,
): Promise<Card> {
  const { rows } = await sql<CardRow>`
    select h.id as handoff_id, s.id as session_id, h.number, s.title, s.problem, s.client, s.ticket_ref, h.watch_level,
           h.impact, h.reason, h.snapshot, c.name as creator_name, k.name as claimer_name,
           (select d.text from documentation d where d.session_id = s.id order by d.version desc limit 1) as note
    from   pilot_session s
    left   join handoff h on h.org_id = s.org_id and h.id = ${about.handoff_id}::uuid
    join   person c       on c.org_id = s.org_id and c.id = coalesce(h.created_by, s.created_by)
    left   join person k  on k.org_id = h.org_id and k.id = h.claimed_by
    where  s.id = ${about.session_id}`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The session of a delivery is gone')
  return {
    handoffId: row.handoff_id,
    sessionId: row.session_id,
    number: row.number ?? 0,
    title: asRedacted(row.title),
    problem: asRedacted(row.problem),
    client: row.client === null ? null : asRedacted(row.client),
    ticketRef: row.ticket_ref,
    watchLevel: row.watch_level ?? 'stable',
    impact: row.impact === null ? null : asRedacted(row.impact),
    reason: asRedacted(row.reason ?? ''),
    tried: (row.snapshot?.tried ?? [])
      .slice(-TRIED)
      .map(({ text, outcome }) => ({ text: asRedacted(text), outcome })),
    createdBy: row.creator_name,
    claimedBy: row.claimer_name,
    link: `${publicUrl}/pilot/${row.session_id}${row.handoff_id === null ? '' : '?pickup=true'}`,
    note: asRedacted(row.note ?? ''),
    minutesWorked: row.snapshot?.minutesWorked ?? 0,
  }
}
