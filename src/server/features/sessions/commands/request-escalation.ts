import { sql } from 'kysely'
import type { SessionSummary } from '../../../../shared/contract/sessions.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { emitSession, updateSession } from '../changes.ts'
import { manageable } from '../policy.ts'
import { presentSession } from '../present.ts'
import { getCurrentHandoffId, getSession } from '../queries.ts'

/** Says that the owner is preparing an escalation, or stopped doing so. Repeating it changes nothing. */
export const requestEscalation = (
  ctx: Ctx,
  { sessionId, requesting }: { sessionId: string; requesting: boolean },
): Promise<SessionSummary> =>
  transact(ctx, async tx => {
    const before = manageable(tx, await getSession(tx, sessionId))
    if (before.status === 'escalated')
      throw problem('handoff_already_open', { handoffId: (await getCurrentHandoffId(tx, sessionId)) ?? '' })

    const [from, to] = requesting ? ['active', 'requesting_escalation'] : ['requesting_escalation', 'active']
    const change = sql`status = case when status = ${from} then ${to} else status end,
                       version = version + case when status = ${from} then 1 else 0 end`
    const after = manageable(tx, await updateSession(tx, sessionId, change))
    if (after.version !== before.version) emitSession(tx, 'session_updated', after, before)
    return presentSession(after)
  })
