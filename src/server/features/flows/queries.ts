import type { MessageRole } from '../../../shared/contract/sessions.ts'
import { MATCHED_MESSAGES_MAX } from '../../../shared/domain/flow/match.ts'
import type { ReadTx } from '../../core/transact.ts'

/** The messages of a session that its flows are found by. A transcript can have thousands; only these are read. */
export async function listTellingMessages(tx: ReadTx, sessionId: string) {
  const rows = await tx.db
    .selectFrom('message')
    .select(['role', 'text'])
    .where('session_id', '=', sessionId)
    .where('role', '!=', 'copilot')
    .orderBy('ordinal')
    .limit(MATCHED_MESSAGES_MAX)
    .execute()
  return rows as { role: MessageRole; text: string }[]
}
