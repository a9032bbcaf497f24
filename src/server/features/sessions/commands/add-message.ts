import { sql } from 'kysely'
import type { Message } from '../../../../shared/contract/sessions.ts'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../../core/context.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { getMasker, keepSecrets } from '../../redaction/index.ts'
import { updateSession } from '../changes.ts'
import { writable } from '../policy.ts'
import { accessOf, presentMessage } from '../present.ts'
import type { MessageRow } from '../queries.ts'

/** Writes in a session as the actor. Secrets in the text are masked before it is stored. */
export const addMessage = (ctx: Ctx, input: { sessionId: string; text: string }): Promise<Message> =>
  transact(ctx, tx => writeMessage(tx, input))

/** Someone without an account, whose words the actor puts on record. */
export type Quoted = { name: string; role: Exclude<Message['role'], 'technician'> }

/** `addMessage` inside a transaction that does more, or in the name of someone who is quoted. */
export async function writeMessage(
  tx: Tx,
  { sessionId, text, quoted }: { sessionId: string; text: string; quoted?: Quoted },
): Promise<Message> {
  const counted = sql`message_count = message_count + 1`
  const session = writable(tx, await updateSession(tx, sessionId, counted))
  const masked = (await getMasker(tx, sessionId)).mask('message', text)
  const { rows } = await sql<MessageRow>`
    insert into message (org_id, session_id, ordinal, author_id, author_name, role, text)
    values (${tx.orgId}, ${sessionId}, ${session.message_count}, ${quoted ? null : tx.actor.id},
            ${quoted?.name ?? tx.actor.name}, ${quoted?.role ?? 'technician'}, ${masked.text})
    returning *`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The new message has no row')
  await keepSecrets(tx, sessionId, [{ ...masked, entryId: row.id }])
  const message = presentMessage(row)
  tx.emit({ type: 'message_added', data: { message }, audience: audience(accessOf(session)) })
  return message
}
