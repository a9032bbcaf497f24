import { sql } from 'kysely'
import type { z } from 'zod'
import type { newStep, Step } from '../../../../shared/contract/sessions.ts'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { getMasker, keepSecrets } from '../../redaction/index.ts'
import { updateSession } from '../changes.ts'
import { writable } from '../policy.ts'
import { accessOf, presentStep } from '../present.ts'
import type { StepRow } from '../queries.ts'

type NewStep = z.output<typeof newStep> & { sessionId: string }

/** Records a diagnostic step, its secrets masked. A cited message has to be one of the same session. */
export const addStep = (ctx: Ctx, input: NewStep): Promise<Step> =>
  transact(ctx, async tx => {
    const counted = sql`step_count = step_count + 1`
    const session = writable(tx, await updateSession(tx, input.sessionId, counted))
    if (input.messageId) await requireMessage(tx, input.sessionId, input.messageId)
    const masker = await getMasker(tx)
    const text = masker.mask('step', input.text)
    // A note may answer what the step asks for.
    masker.heard(text.text)
    const note = input.note ? masker.mask('note', input.note) : undefined
    const { rows } = await sql<StepRow>`
      insert into step (org_id, session_id, ordinal, text, outcome, note, message_id, author_id)
      values (${tx.orgId}, ${input.sessionId}, ${session.step_count}, ${text.text}, ${input.outcome},
              ${note?.text ?? null}, ${input.messageId ?? null}, ${tx.actor.id})
      returning *, ${tx.actor.name}::text as author_name`.execute(tx.db)
    const [row] = rows
    if (!row) throw new Error('The new step has no row')
    const written = note ? [text, note] : [text]
    await keepSecrets(
      tx,
      input.sessionId,
      written.map(masked => ({ ...masked, entryId: row.id })),
    )
    const step = presentStep(row)
    tx.emit({ type: 'step_recorded', data: { step }, audience: audience(accessOf(session)) })
    return step
  })

async function requireMessage(tx: Tx, sessionId: string, messageId: string) {
  const found = await tx.db
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  if (!found) throw problem('not_found')
}
