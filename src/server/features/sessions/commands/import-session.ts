import { sql } from 'kysely'
import type { z } from 'zod'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import type { newTranscript, SessionSummary } from '../../../../shared/contract/sessions.ts'
import { cutMasked } from '../../../../shared/domain/redaction/cut-masked.ts'
import type { Ctx } from '../../../core/context.ts'
import { read, type Tx, transact } from '../../../core/transact.ts'
import { getPatterns, keepSecrets, type Masked } from '../../redaction/index.ts'
import { emitSession } from '../changes.ts'
import { type MaskedTranscript, maskTranscript } from '../mask-transcript.ts'
import { presentSession } from '../present.ts'
import { insertSession } from './create-session.ts'

type NewTranscript = z.output<typeof newTranscript>

/**
 * Makes a session of a transcript that was held elsewhere. Messages keep their order and their authors' names; secrets
 * are masked. Ten thousand messages take more than a second to look through, so that is done before the transaction.
 */
export async function importSession(ctx: Ctx, input: NewTranscript): Promise<SessionSummary> {
  const masked = await maskTranscript(input, await read(ctx, getPatterns))
  return transact(ctx, async tx => {
    const { client, ticketRef } = input
    const { title, problem, messages } = masked
    const opening = messages[0]?.text.text ?? ''
    const session = await insertSession(
      tx,
      {
        title: title ?? {
          field: 'title',
          text: cutMasked(opening.split('\n')[0] ?? '', LIMITS.title),
          secrets: [],
        },
        problem: problem ?? { field: 'problem', text: cutMasked(opening, LIMITS.problem), secrets: [] },
        client,
        ticketRef,
      },
      messages.length,
    )
    await insertMessages(tx, session.id, messages)
    emitSession(tx, 'session_created', session)
    return presentSession(session)
  })
}

/** Imported people are names, not accounts: nobody speaks in a member's name through a file. */
async function insertMessages(tx: Tx, sessionId: string, messages: MaskedTranscript['messages']) {
  const values = messages.map(({ author, text, ...rest }) => ({
    ...rest,
    author: author.text,
    text: text.text,
  }))
  const { rows } = await sql<{ id: string; ordinal: number }>`
    insert into message (org_id, session_id, ordinal, author_name, role, text, at)
    select ${tx.orgId}::text, ${sessionId}::uuid, m.n, m.v->>'author', m.v->>'role', m.v->>'text',
           coalesce((m.v->>'at')::timestamptz, now())
    from   jsonb_array_elements(${JSON.stringify(values)}::jsonb) with ordinality m(v, n)
    returning id, ordinal`.execute(tx.db)
  await keepSecrets(
    tx,
    sessionId,
    rows.flatMap(({ id, ordinal }) => {
      const message = messages[ordinal - 1]
      const masked: Masked[] = message ? [message.author, message.text] : []
      return masked.map(text => ({ ...text, entryId: id }))
    }),
  )
}
