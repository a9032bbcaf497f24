import { sql } from 'kysely'
import type { z } from 'zod'
import type { Step, stepChange } from '../../../../shared/contract/sessions.ts'
import { asRedacted } from '../../../../shared/domain/redaction/redacted.ts'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { getMasker, type Masked, replaceSecrets } from '../../redaction/index.ts'
import { updateSession } from '../changes.ts'
import { writable } from '../policy.ts'
import { accessOf, presentStep } from '../present.ts'
import type { StepRow } from '../queries.ts'

type StepChange = z.output<typeof stepChange> & { sessionId: string; stepId: string }

/** Changes a step's text, outcome or note; what is not named stays, and so do secrets whose masks stay. */
export const changeStep = (ctx: Ctx, input: StepChange): Promise<Step> =>
  transact(ctx, async tx => {
    // Also locks the session, so that a hand-off's snapshot sees the step before the change or after it.
    const session = writable(tx, await updateSession(tx, input.sessionId, sql`step_count = step_count`))
    const before = await getTexts(tx, input)
    const masker = await getMasker(tx)
    const text = input.text === undefined ? undefined : masker.mask('step', input.text)
    masker.heard(text?.text ?? before.text)
    const note = input.note ? masker.mask('note', input.note) : input.note === null ? NO_NOTE : undefined
    const { rows } = await sql<StepRow>`
      with changed as (
        update step
        set    text       = coalesce(${text?.text ?? null}, text),
               outcome    = coalesce(${input.outcome ?? null}, outcome),
               note       = case when ${note !== undefined}::boolean then ${note?.text || null} else note end,
               version    = version + 1,
               updated_at = now()
        where  id = ${input.stepId} and session_id = ${input.sessionId}
        returning *
      )
      select c.*, p.name as author_name
      from   changed c
      join   person p on p.org_id = c.org_id and p.id = c.author_id`.execute(tx.db)
    const [row] = rows
    if (!row) throw problem('not_found')
    for (const [masked, was] of [
      [text, before.text],
      [note, before.note],
    ] as const)
      if (masked)
        await replaceSecrets(tx, input.sessionId, {
          before: was ?? '',
          now: { ...masked, entryId: input.stepId },
        })
    const step = presentStep(row)
    tx.emit({ type: 'step_changed', data: { step }, audience: audience(accessOf(session)) })
    return step
  })

const NO_NOTE: Masked = { field: 'note', text: asRedacted(''), secrets: [] }

/** The step's texts as they are, the masks in them counted by their places. */
async function getTexts(
  tx: Tx,
  { sessionId, stepId }: StepChange,
): Promise<{ text: string; note: string | null }> {
  const found = await tx.db
    .selectFrom('step')
    .select(['text', 'note'])
    .where('id', '=', stepId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  if (!found) throw problem('not_found')
  return found
}
