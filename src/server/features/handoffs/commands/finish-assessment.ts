import { sql } from 'kysely'
import type { Assessment } from '../../../../shared/contract/handoffs.ts'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Tx } from '../../../core/transact.ts'
import { accessOf, type SessionRow } from '../../sessions/index.ts'
import { presentHandoff } from '../present.ts'
import { type HandoffRow, selectHandoffs } from '../queries.ts'

export type AssessmentEnd = { status: 'ready'; assessment: Assessment } | { status: 'timed_out' | 'failed' }

/**
 * Ends the assessment of a hand-off, whatever became of the hand-off meanwhile. It ends once: a second end changes
 * nothing, is told to nobody, and answers undefined.
 */
export async function finishAssessment(
  tx: Tx,
  handoffId: string,
  session: SessionRow,
  end: AssessmentEnd,
): Promise<HandoffRow | undefined> {
  const assessment = end.status === 'ready' ? JSON.stringify(end.assessment) : null
  const { rows } = await sql<HandoffRow>`
    with finished as (
      update handoff
      set    assessment_status = ${end.status}, assessment = coalesce(${assessment}::jsonb, assessment),
             version = version + 1
      where  id = ${handoffId} and assessment_status = 'pending'
      returning *
    )
    ${selectHandoffs({ handoffs: sql`finished` })}`.execute(tx.db)
  const [handoff] = rows
  if (handoff)
    tx.emit({
      type: 'handoff_assessment_ready',
      data: { handoff: presentHandoff(handoff) },
      audience: audience(accessOf(session)),
    })
  return handoff
}
