import { sql } from 'kysely'
import type { Assessment } from '../../../../shared/contract/handoffs.ts'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Tx } from '../../../core/transact.ts'
import { accessOf, type SessionRow } from '../../sessions/index.ts'
import { presentHandoff } from '../present.ts'
import { type HandoffRow, selectHandoffs } from '../queries.ts'

/** `fault`: why a model's answer could not be used, for admins. */
export type AssessmentEnd =
  | { status: 'ready'; assessment: Assessment }
  | { status: 'timed_out' | 'failed'; fault?: { message: string; rawText: string | null } }

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
  if (!handoff) return undefined
  tx.emit({
    type: 'handoff_assessment_ready',
    data: { handoff: presentHandoff(handoff) },
    audience: audience(accessOf(session)),
  })
  if (end.status !== 'ready' && end.fault) await keepFault(tx, handoffId, end.fault)
  return handoff
}

/** How much of what a model wrote is kept: enough to see what it made of the question. */
const RAW_TEXT = 20_000

async function keepFault(
  tx: Tx,
  handoffId: string,
  { message, rawText }: { message: string; rawText: string | null },
) {
  await sql`
    insert into assessment_fault (org_id, handoff_id, message, raw_text)
    values (${tx.orgId}, ${handoffId}, ${message}, ${rawText?.replaceAll('\0', '').slice(0, RAW_TEXT) ?? null})
    on conflict do nothing`.execute(tx.db)
}
