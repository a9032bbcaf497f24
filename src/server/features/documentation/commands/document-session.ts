import type { DocumentationKind } from '../../../../shared/contract/documentation.ts'
import type { Tx } from '../../../core/transact.ts'
import { getMasker } from '../../redaction/index.ts'
import type { SessionRow } from '../../sessions/index.ts'
import { draftNote } from '../draft.ts'
import { insertVersion } from '../insert-version.ts'

type Documented = {
  /** As it is after what is documented; its row is locked. */
  session: SessionRow
  kind: Exclude<DocumentationKind, 'manual'>
  /** The note as the actor edited it before; absent, it writes itself. */
  edited?: string | undefined
}

/** Writes the session's note inside the transaction that hands it off or resolves it. */
export async function documentSession(tx: Tx, { session, kind, edited }: Documented): Promise<void> {
  const text = edited || (await draftNote(tx, session, session.updated_at))
  // Also what wrote itself: two masked texts beside each other may say what neither said alone.
  const note = (await getMasker(tx)).mask('documentation', text)
  await insertVersion(tx, session, { kind, note, editedBy: edited ? tx.actor.id : null })
}
