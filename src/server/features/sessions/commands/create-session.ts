import { sql } from 'kysely'
import type { z } from 'zod'
import type { newSession, SessionSummary } from '../../../../shared/contract/sessions.ts'
import type { Ctx } from '../../../core/context.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { getMasker, keepSecrets, type Masked } from '../../redaction/index.ts'
import { emitSession } from '../changes.ts'
import { presentSession } from '../present.ts'
import { type SessionRow, selectSessions } from '../queries.ts'

type NewSession = z.output<typeof newSession>

/** Starts a session that the actor owns, its secrets masked. */
export const createSession = (ctx: Ctx, input: NewSession): Promise<SessionSummary> =>
  transact(ctx, async tx => {
    const masker = await getMasker(tx)
    const session = await insertSession(tx, {
      ...input,
      title: masker.mask('title', input.title),
      problem: masker.mask('problem', input.problem),
    })
    emitSession(tx, 'session_created', session)
    return presentSession(session)
  })

/** What a session begins with, its texts masked. */
type MaskedSession = Pick<NewSession, 'client' | 'ticketRef'> & { title: Masked; problem: Masked }

/** The row of a new session, owned by the actor. */
export async function insertSession(tx: Tx, input: MaskedSession, messageCount = 0): Promise<SessionRow> {
  const { id } = tx.actor
  const { rows } = await sql<SessionRow>`
    with created as (
      insert into pilot_session (org_id, title, problem, client, ticket_ref, owner_id, created_by,
                                 participant_ids, message_count)
      values (${tx.orgId}, ${input.title.text}, ${input.problem.text}, ${input.client || null}, ${input.ticketRef || null},
              ${id}, ${id}, array[${id}], ${messageCount})
      returning *
    )
    ${selectSessions(sql`created`)}`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The new session has no row')
  const { title, problem } = input
  await keepSecrets(
    tx,
    row.id,
    [title, problem].map(masked => ({ ...masked, entryId: row.id })),
  )
  return row
}
