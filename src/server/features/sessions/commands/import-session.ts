import { sql } from 'kysely'
import type { z } from 'zod'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import type { newTranscript, SessionSummary } from '../../../../shared/contract/sessions.ts'
import type { Ctx } from '../../../core/context.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { emitSession } from '../changes.ts'
import { presentSession } from '../present.ts'
import { insertSession } from './create-session.ts'

type NewTranscript = z.output<typeof newTranscript>

/** Makes a session of a transcript that was held elsewhere. Messages keep their order and their authors' names. */
export const importSession = (ctx: Ctx, input: NewTranscript): Promise<SessionSummary> =>
  transact(ctx, async tx => {
    const { messages, client, ticketRef } = input
    const opening = messages[0]?.text ?? ''
    const session = await insertSession(
      tx,
      {
        title: input.title || cut(opening.split('\n')[0] ?? '', LIMITS.title),
        problem: input.problem || cut(opening, LIMITS.problem),
        client,
        ticketRef,
      },
      messages.length,
    )
    await insertMessages(tx, session.id, messages)
    emitSession(tx, 'session_created', session)
    return presentSession(session)
  })

/** Imported people are names, not accounts: nobody speaks in a member's name through a file. */
async function insertMessages(tx: Tx, sessionId: string, messages: NewTranscript['messages']) {
  await sql`
    insert into message (org_id, session_id, ordinal, author_name, role, text, at)
    select ${tx.orgId}::text, ${sessionId}::uuid, m.n, m.v->>'author', m.v->>'role', m.v->>'text',
           coalesce((m.v->>'at')::timestamptz, now())
    from   jsonb_array_elements(${JSON.stringify(messages)}::jsonb) with ordinality m(v, n)`.execute(tx.db)
}

/** The first `max` code units, without half a character at the end. */
const cut = (text: string, max: number) =>
  text
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
