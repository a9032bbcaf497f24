import type { Assessment } from '../../../shared/contract/handoffs.ts'
import type { AssessmentInput } from '../../../shared/domain/assessment/assess.ts'
import type { ReadTx } from '../../core/transact.ts'
import { getSession, readable } from '../sessions/index.ts'
import { rulesAssessor } from './assessor.ts'
import { freeze } from './freeze.ts'

/**
 * What an assessor would be given if the session were handed off now. Throws `not_found` or `session_not_readable`
 * as reading the session does.
 */
export async function assessmentNow(
  tx: ReadTx,
  sessionId: string,
  impact: string | null,
): Promise<AssessmentInput & { draft: Assessment }> {
  const snapshot = await freeze(tx, readable(tx, await getSession(tx, sessionId)))
  return { snapshot, impact, draft: rulesAssessor.assess({ snapshot, impact }) }
}
