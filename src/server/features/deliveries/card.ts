import { sql } from 'kysely'
import type { Snapshot, WatchLevel } from '../../../shared/contract/handoffs.ts'
import { asRedacted } from '../../../shared/domain/redaction/redacted.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { Card } from './channel.ts'

/** How many tries a card tells, the last ones: more than a phone's lock screen shows already. */
const TRIED = 5

type CardRow = {
  handoff_id: string
  session_id: string
  number: number
  title: string
  problem: string
  client: string | null
  ticket_ref: string | null
  watch_level: WatchLevel
  impact: string | null
  reason: string
  snapshot: Snapshot
  creator_name: string
  claimer_name: string | null
  note: string | null
}

/** What leaves the house about a hand-off. All of it was redacted before it was stored. */
export async function loadCard(tx: ReadTx, handoffId: string, publicUrl: string): Promise<Card> {
  const { rows } = await sql<CardRow>`
    select h.id as handoff_id, h.session_id, h.number, s.title, s.problem, s.client, s.ticket_ref, h.watch_level,
           h.impact, h.reason, h.snapshot, c.name as creator_name, k.name as claimer_name,
           (select d.text from documentation d where d.session_id = h.session_id order by d.version desc limit 1) as note
    from   handoff h
    join   pilot_session s on s.org_id = h.org_id and s.id = h.session_id
    join   person c        on c.org_id = h.org_id and c.id = h.created_by
    left   join person k   on k.org_id = h.org_id and k.id = h.claimed_by
    where  h.id = ${handoffId}`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The hand-off of a delivery is gone')
  return {
    handoffId: row.handoff_id,
    sessionId: row.session_id,
    number: row.number,
    title: asRedacted(row.title),
    problem: asRedacted(row.problem),
    client: row.client === null ? null : asRedacted(row.client),
    ticketRef: row.ticket_ref,
    watchLevel: row.watch_level,
    impact: row.impact === null ? null : asRedacted(row.impact),
    reason: asRedacted(row.reason),
    tried: row.snapshot.tried.slice(-TRIED).map(({ text, outcome }) => ({ text: asRedacted(text), outcome })),
    createdBy: row.creator_name,
    claimedBy: row.claimer_name,
    link: `${publicUrl}/pilot/${row.session_id}?pickup=true`,
    note: asRedacted(row.note ?? ''),
    minutesWorked: row.snapshot.minutesWorked,
  }
}
