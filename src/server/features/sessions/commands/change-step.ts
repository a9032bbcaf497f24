import { sql } from 'kysely'
import type { z } from 'zod'
import type { Step, stepChange } from '../../../../shared/contract/sessions.ts'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { updateSession } from '../changes.ts'
import { writable } from '../policy.ts'
import { accessOf, presentStep } from '../present.ts'
import type { StepRow } from '../queries.ts'

type StepChange = z.output<typeof stepChange> & { sessionId: string; stepId: string }

/** Changes a step's text, outcome or note; what is not named stays. */
export const changeStep = (ctx: Ctx, input: StepChange): Promise<Step> =>
  transact(ctx, async tx => {
    // Also locks the session, so that a hand-off's snapshot sees the step before the change or after it.
    const session = writable(tx, await updateSession(tx, input.sessionId, sql`step_count = step_count`))
    const { rows } = await sql<StepRow>`
      with changed as (
        update step
        set    text       = coalesce(${input.text ?? null}, text),
               outcome    = coalesce(${input.outcome ?? null}, outcome),
               note       = case when ${input.note !== undefined}::boolean then ${input.note ?? null} else note end,
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
    const step = presentStep(row)
    tx.emit({ type: 'step_changed', data: { step }, audience: audience(accessOf(session)) })
    return step
  })
