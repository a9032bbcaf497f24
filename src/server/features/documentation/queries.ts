import { type Selectable, sql } from 'kysely'
import type { DocumentationKind } from '../../../shared/contract/documentation.ts'
import type { HandoffStatus, WatchLevel } from '../../../shared/contract/handoffs.ts'
import type { DocumentationTable, HandoffTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

/** How many versions a list holds. */
const LIST_SIZE = 50

/** A version with the name of who edited it. */
export type DocumentationRow = Omit<Selectable<DocumentationTable>, 'kind'> & {
  kind: DocumentationKind
  editor_name: string | null
}

const SELECT = sql`
  select d.*, e.name as editor_name
  from   documentation d
  left   join person e on e.org_id = d.org_id and e.id = d.edited_by`

/** Versions of a session's note, newest first. */
export async function listVersions(
  tx: ReadTx,
  sessionId: string,
  limit = LIST_SIZE,
): Promise<DocumentationRow[]> {
  const { rows } = await sql<DocumentationRow>`
    ${SELECT} where d.session_id = ${sessionId} order by d.version desc limit ${limit}`.execute(tx.db)
  return rows
}

/** One version, the newest unless a number is given. */
export async function getVersion(
  tx: ReadTx,
  sessionId: string,
  version?: number,
): Promise<DocumentationRow | undefined> {
  if (version === undefined) return (await listVersions(tx, sessionId, 1))[0]
  const { rows } = await sql<DocumentationRow>`
    ${SELECT} where d.session_id = ${sessionId} and d.version = ${version}`.execute(tx.db)
  return rows[0]
}

export type HandoffFactsRow = Pick<
  Selectable<HandoffTable>,
  | 'number'
  | 'reason'
  | 'impact'
  | 'target_id'
  | 'created_by'
  | 'created_at'
  | 'claimed_by'
  | 'claimed_at'
  | 'ended_at'
> & {
  status: HandoffStatus
  watch_level: WatchLevel
  creator_name: string
  claimer_name: string | null
  target_name: string | null
}

/**
 * What a note tells of the session's hand-offs. Read here and not by the feature of hand-offs, which calls this one
 * when it makes a hand-off.
 */
export async function listHandoffFacts(tx: ReadTx, sessionId: string): Promise<HandoffFactsRow[]> {
  const { rows } = await sql<HandoffFactsRow>`
    select   h.number, h.status, h.reason, h.watch_level, h.impact, h.target_id, h.created_by, h.created_at,
             h.claimed_by, h.claimed_at, h.ended_at,
             c.name as creator_name, k.name as claimer_name, t.name as target_name
    from     handoff h
    join     person c on c.org_id = h.org_id and c.id = h.created_by
    left     join person k on k.org_id = h.org_id and k.id = h.claimed_by
    left     join person t on t.org_id = h.org_id and t.id = h.target_id
    where    h.session_id = ${sessionId}
    order by h.number`.execute(tx.db)
  return rows
}

/** The name of someone of the organization, or null. */
export async function findName(tx: ReadTx, userId: string): Promise<string | null> {
  const row = await tx.db.selectFrom('person').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name ?? null
}
