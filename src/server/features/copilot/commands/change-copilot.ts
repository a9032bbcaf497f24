import { sql } from 'kysely'
import type { CopilotState } from '../../../../shared/contract/copilot.ts'
import type { Ctx } from '../../../core/context.ts'
import { transact } from '../../../core/transact.ts'
import { lockSession, writable } from '../../sessions/index.ts'
import { changeCopilotRow, emitCopilot, NO_ANSWER } from '../changes.ts'
import { presentCopilot } from '../present.ts'
import { getCopilotRow } from '../queries.ts'

/** Lets the copilot answer by itself in a session, or only when it is asked. */
export const changeCopilot = (
  ctx: Ctx,
  { sessionId, answers }: { sessionId: string; answers: boolean },
): Promise<CopilotState> =>
  transact(ctx, async tx => {
    const session = writable(tx, await lockSession(tx, sessionId))
    const change = { set: sql`answers = ${answers}`, where: sql`answers <> ${answers}` }
    if (!(await changeCopilotRow(tx, session, change)))
      return presentCopilot(await getCopilotRow(tx, sessionId))
    return emitCopilot(tx, session)
  })

/** Takes the place from the answer that is being made. Answers its id too, when there was one. */
export const stopAnswer = (
  ctx: Ctx,
  { sessionId }: { sessionId: string },
): Promise<{ copilot: CopilotState; stopped: string | null }> =>
  transact(ctx, async tx => {
    const session = writable(tx, await lockSession(tx, sessionId))
    const { answer_id: stopped } = await getCopilotRow(tx, sessionId)
    const change = { set: NO_ANSWER, where: sql`answer_id = ${stopped}` }
    if (stopped === null || !(await changeCopilotRow(tx, session, change)))
      return { copilot: presentCopilot(await getCopilotRow(tx, sessionId)), stopped: null }
    return { copilot: await emitCopilot(tx, session), stopped }
  })
