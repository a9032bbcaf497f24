import { type Selectable, sql } from 'kysely'
import type { SecretField } from '../../../shared/contract/secrets.ts'
import type { SecretRevealTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

/** How many reveals of one session are told. */
const SESSION_REVEALS = 200

/** A reveal with the name of who looked. */
export type RevealRow = Omit<Selectable<SecretRevealTable>, 'field'> & {
  field: SecretField
  revealer_name: string
}

/** A reveal with what the audit says of its session. */
export type AuditRow = RevealRow & { title: string; ticket_ref: string | null }

/** Which mask of which text. */
export type MaskPlace = { sessionId: string; field: SecretField; entryId: string; place: number }

/** The sealed value behind a mask, or undefined: the mask was typed, or was hidden in words that say so. */
export async function getSecret(
  tx: ReadTx,
  { sessionId, field, entryId, place }: MaskPlace,
): Promise<{ kind: string; value_sealed: string } | undefined> {
  return tx.db
    .selectFrom('secret')
    .select(['kind', 'value_sealed'])
    .where('session_id', '=', sessionId)
    .where('field', '=', field)
    .where('entry_id', '=', entryId)
    .where('place', '=', place)
    .executeTakeFirst()
}

/** Who looked at which secret of a session, newest first. */
export async function listSessionReveals(tx: ReadTx, sessionId: string): Promise<RevealRow[]> {
  const { rows } = await sql<RevealRow>`
    select   r.*, p.name as revealer_name
    from     secret_reveal r
    join     person p on p.org_id = r.org_id and p.id = r.revealed_by
    where    r.session_id = ${sessionId}
    order by r.revealed_at desc, r.id desc
    limit    ${SESSION_REVEALS}`.execute(tx.db)
  return rows
}

export type AuditFilter = { limit: number; before?: { revealedAt: string; id: string } | undefined }

/** Who looked at which secret of the organization, newest first. */
export async function listReveals(tx: ReadTx, { limit, before }: AuditFilter): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select   r.*, p.name as revealer_name, s.title, s.ticket_ref
    from     secret_reveal r
    join     person p on p.org_id = r.org_id and p.id = r.revealed_by
    join     pilot_session s on s.org_id = r.org_id and s.id = r.session_id
    ${
      before
        ? sql`where (r.revealed_at, r.id) < (${before.revealedAt}::timestamptz, ${before.id}::uuid)`
        : sql``
    }
    order by r.revealed_at desc, r.id desc
    limit    ${limit}`.execute(tx.db)
  return rows
}
