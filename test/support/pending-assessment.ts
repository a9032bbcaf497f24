import { transact } from '../../src/server/core/transact.ts'
import {
  type AssessmentEnd,
  finishAssessment,
} from '../../src/server/features/handoffs/commands/finish-assessment.ts'
import { getSession } from '../../src/server/features/sessions/index.ts'
import type { Handoff } from '../../src/shared/contract/handoffs.ts'
import type { Member } from './app.ts'

/**
 * Puts a hand-off back to where its assessment has still to come: none is there, or `keepRules` leaves the rules' answer, as
 * it is while a model is asked.
 */
export const makePending = ({ ctx }: Member, { id }: Handoff, { keepRules = false } = {}): Promise<void> =>
  transact(ctx, async tx => {
    await tx.db
      .updateTable('handoff')
      .set({ assessment_status: 'pending', ...(keepRules ? {} : { assessment: null }) })
      .where('id', '=', id)
      .execute()
  })

/** Ends that assessment, or comes too late. */
export const finish = ({ ctx }: Member, { id, sessionId }: Handoff, end: AssessmentEnd) =>
  transact(ctx, async tx => {
    const session = await getSession(tx, sessionId)
    return session && finishAssessment(tx, id, session, end)
  })
