import { sql } from 'kysely'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { lockSession, writable } from '../../sessions/index.ts'
import { changeCopilotRow, emitCopilot } from '../changes.ts'
import { presentCopilot } from '../present.ts'
import { getCopilotRow } from '../queries.ts'

/**
 * Takes the place of the one answer that a session may have under way, for `leaseMs` at most: a node that dies keeps
 * nobody waiting for longer. Throws `copilot_answering` when another has it, on whichever node.
 */
export const beginAnswer = (
  ctx: Ctx,
  { sessionId, answerId, leaseMs }: { sessionId: string; answerId: string; leaseMs: number },
): Promise<void> =>
  transact(ctx, async tx => {
    const session = writable(tx, await lockSession(tx, sessionId))
    const began = await changeCopilotRow(tx, session, {
      set: sql`answer_id = ${answerId}, asked_by = ${tx.actor.id}, answering_since = clock_timestamp(),
               answering_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'`,
      where: sql`(answer_id is null or answering_until < clock_timestamp())`,
    })
    if (!began) {
      const { answering } = presentCopilot(await getCopilotRow(tx, sessionId))
      throw problem('copilot_answering', {
        askedBy: answering?.by ?? { id: '', name: '' },
        until: answering?.until ?? new Date().toISOString(),
      })
    }
    await emitCopilot(tx, session)
  })
