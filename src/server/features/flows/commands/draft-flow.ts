import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { listSteps, lockSession, presentSession, presentStep, readable } from '../../sessions/index.ts'
import { insertVersion, tellFlow } from '../changes.ts'
import { draftText } from '../draft-text.ts'
import type { FlowLibrary } from '../library.ts'
import { presentFlow } from '../present.ts'
import { getFlowOfSession } from '../queries.ts'

/**
 * Makes a draft of a flow from a resolved session, or answers the one that was made. Throws `session_not_resolved`, and
 * `nothing_to_draft` when no step was carried out.
 */
export const draftFlow = (ctx: Ctx, library: FlowLibrary, sessionId: string): Promise<FlowSummary> =>
  transact(ctx, async tx => {
    // Locked, so that two who ask at once get the same draft.
    const session = readable(tx, await lockSession(tx, sessionId))
    const earlier = await getFlowOfSession(tx, sessionId)
    if (earlier) return presentFlow(library.builtIn, earlier)
    if (session.status !== 'resolved') throw problem('session_not_resolved')

    const steps = (await listSteps(tx, sessionId)).map(presentStep)
    const takenIds = new Set(library.builtIn.keys())
    for (const { id } of await tx.db.selectFrom('flow').select('id').execute()) takenIds.add(id)
    for (;;) {
      const draft = draftText({ session: presentSession(session), steps, takenIds })
      if (!draft) throw problem('nothing_to_draft')
      const { id } = draft.flow
      const made = await tx.db
        .insertInto('flow')
        .values({ org_id: tx.orgId, id, session_id: sessionId })
        .onConflict(conflict => conflict.columns(['org_id', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (made) {
        await insertVersion(tx, { id, newest: 0 }, { kind: 'drafted', ...draft })
        return tellFlow(tx, library, id, 'flow_saved')
      }
      // Another session of that title was drafted from at this very moment.
      takenIds.add(id)
    }
  })
