import { sql } from 'kysely'
import type { SecretField } from '../../../shared/contract/secrets.ts'
import { followMasks } from '../../../shared/domain/redaction/follow-masks.ts'
import type { Tx } from '../../core/transact.ts'
import type { Masked } from './masker.ts'

/** A masked text and the row that it was stored in. */
export type Kept = Masked & { entryId: string }

/** Seals what the masks of stored texts hide. Most texts hide nothing, which costs nothing. */
export async function keepSecrets(tx: Tx, sessionId: string, texts: readonly Kept[]): Promise<void> {
  const rows = texts.flatMap(({ field, entryId, secrets }) =>
    secrets.map(({ place, kind, value }) => ({ field, entryId, place, kind, sealed: tx.sealer.seal(value) })),
  )
  if (rows.length > 0) await insertSecrets(tx, sessionId, rows)
}

type Sealed = { field: SecretField; entryId: string; place: number; kind: string; sealed: string }

async function insertSecrets(tx: Tx, sessionId: string, rows: Sealed[]) {
  await sql`
    insert into secret (org_id, session_id, field, entry_id, place, kind, value_sealed)
    select ${tx.orgId}::text, ${sessionId}::uuid, s.field, s."entryId", s.place, s.kind, s.sealed
    from   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as s(field text, "entryId" uuid, place integer, kind text, sealed text)`.execute(tx.db)
}

/**
 * Seals what a changed text hides, and takes along what the text before it hid, as far as its masks are still there.
 * A mask that was deleted takes its secret with it.
 */
export async function replaceSecrets(
  tx: Tx,
  sessionId: string,
  { before, now }: { before: string; now: Kept },
): Promise<void> {
  const { rows: old } = await sql<{ place: number; kind: string; value_sealed: string }>`
    delete from secret
    where  session_id = ${sessionId} and field = ${now.field} and entry_id = ${now.entryId}
    returning place, kind, value_sealed`.execute(tx.db)
  await keepSecrets(tx, sessionId, [now])
  if (old.length === 0) return
  const places = followMasks(before, now.text)
  const fresh = new Set(now.secrets.map(({ place }) => place))
  const moved = old.flatMap(({ place, kind, value_sealed }) => {
    const to = places.get(place)
    if (to === undefined || fresh.has(to)) return []
    return [{ field: now.field, entryId: now.entryId, place: to, kind, sealed: value_sealed }]
  })
  if (moved.length > 0) await insertSecrets(tx, sessionId, moved)
}
