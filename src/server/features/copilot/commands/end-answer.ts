import { sql } from 'kysely'
import type { AnswerSource, CitedSession } from '../../../../shared/contract/copilot.ts'
import type { Message } from '../../../../shared/contract/sessions.ts'
import type { Ctx } from '../../../core/context.ts'
import { transact } from '../../../core/transact.ts'
import { getSession, lockSession, readable, writeMessage } from '../../sessions/index.ts'
import { changeCopilotRow, emitCopilot, NO_ANSWER } from '../changes.ts'

export type FinishedAnswer = {
  text: string
  source: AnswerSource
  cited: CitedSession[]
  proposals: { text: string; why: string | null }[]
}

type Ended = {
  message: Message | null /** The place was no longer ours: somebody stopped it, or the time was over. */
  lost: boolean
}

/**
 * Ends an answer: its message, what it was made from and the free place are one transaction, so there is never half of
 * one. Null as answer: there was nothing to say. One whose place is lost leaves nothing.
 */
export const endAnswer = (
  ctx: Ctx,
  { sessionId, answerId, answer }: { sessionId: string; answerId: string; answer: FinishedAnswer | null },
): Promise<Ended> =>
  transact(ctx, async tx => {
    const session = await lockSession(tx, sessionId)
    if (!session) return { message: null, lost: true }
    const where = sql`answer_id = ${answerId}`
    if (!(await changeCopilotRow(tx, session, { set: NO_ANSWER, where })))
      return { message: null, lost: true }
    let message: Message | null = null
    if (answer) {
      const quoted = { name: 'Copilot', role: 'copilot' } as const
      message = await writeMessage(tx, { sessionId, text: answer.text, quoted })
      await tx.db
        .insertInto('copilot_answer')
        .values({
          org_id: tx.orgId,
          message_id: message.id,
          session_id: sessionId,
          source: answer.source,
          cited: JSON.stringify(answer.cited),
          proposals: JSON.stringify(answer.proposals),
        })
        .execute()
    }
    await emitCopilot(tx, readable(tx, await getSession(tx, sessionId)))
    return { message, lost: false }
  })
