import type { Assessment } from '../../../shared/contract/handoffs.ts'
import type { AssessmentInput } from '../../../shared/domain/assessment/assess.ts'
import { makeSnapshot } from '../../../shared/domain/snapshot.ts'
import type { ReadTx } from '../../core/transact.ts'
import {
  getSession,
  listMessages,
  listSteps,
  presentMessage,
  presentSession,
  presentStep,
  readable,
} from '../sessions/index.ts'
import { rulesAssessor } from './assessor.ts'

/**
 * What an assessor would be given if the session were handed off now. Throws `not_found` or `session_not_readable`
 * as reading the session does.
 */
export async function assessmentNow(
  tx: ReadTx,
  sessionId: string,
  impact: string | null,
): Promise<AssessmentInput & { draft: Assessment }> {
  const session = presentSession(readable(tx, await getSession(tx, sessionId)))
  const snapshot = makeSnapshot({
    session,
    messages: (await listMessages(tx, sessionId)).map(presentMessage),
    steps: (await listSteps(tx, sessionId)).map(presentStep),
    at: session.updatedAt,
  })
  return { snapshot, impact, draft: rulesAssessor.assess({ snapshot, impact }) }
}
