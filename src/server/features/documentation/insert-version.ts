import { sql } from 'kysely'
import type { DocumentationKind } from '../../../shared/contract/documentation.ts'
import { audience } from '../../../shared/domain/session-policy.ts'
import type { Tx } from '../../core/transact.ts'
import { keepSecrets, type Masked } from '../redaction/index.ts'
import { accessOf, type SessionRow } from '../sessions/index.ts'
import type { DocumentationRow } from './queries.ts'

type NewVersion = { kind: DocumentationKind; note: Masked; editedBy: string | null }

/** Adds the next version of a session's note. The session's row is locked, so no other takes the same number. */
export async function insertVersion(
  tx: Tx,
  session: SessionRow,
  { kind, note, editedBy }: NewVersion,
): Promise<DocumentationRow> {
  const { rows } = await sql<DocumentationRow>`
    with created as (
      insert into documentation (org_id, session_id, version, kind, text, edited_by)
      select ${tx.orgId}::text, ${session.id}::uuid, coalesce(max(version), 0) + 1, ${kind}::text, ${note.text}::text,
             ${editedBy}::text
      from   documentation
      where  session_id = ${session.id}
      returning *
    )
    select c.*, e.name as editor_name
    from   created c
    left   join person e on e.org_id = c.org_id and e.id = c.edited_by`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The new version has no row')
  await keepSecrets(tx, session.id, [{ ...note, entryId: row.id }])
  tx.emit({
    type: 'documentation_written',
    data: { sessionId: session.id, version: row.version, kind },
    audience: audience(accessOf(session)),
  })
  return row
}
