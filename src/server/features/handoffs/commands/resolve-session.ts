import { sql } from 'kysely'
import type { SessionSummary } from '../../../../shared/contract/sessions.ts'
import type { Ctx } from '../../../core/context.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { announce, takeBack, tellTicket } from '../../deliveries/index.ts'
import { documentSession } from '../../documentation/index.ts'
import { getMasker, keepSecrets } from '../../redaction/index.ts'
import {
  emitSession,
  lockSession,
  manageable,
  presentSession,
  type SessionRow,
  updateSession,
} from '../../sessions/index.ts'
import { aboutHandoff, aboutLast, changeHandoff, emitHandoff } from '../changes.ts'
import { type HandoffRow, lockCurrent } from '../queries.ts'

/**
 * Resolves a session: writes its ticket note and ends the hand-off under way. It lives beside the hand-offs because ending one
 * is part of it; sessions know nothing of hand-offs.
 */
export const resolveSession = (
  ctx: Ctx,
  {
    sessionId,
    resolution,
    documentation,
  }: { sessionId: string; resolution: string; documentation?: string | undefined },
): Promise<SessionSummary> =>
  transact(ctx, async tx => {
    const current = await lockCurrent(tx, sessionId)
    manageable(tx, await lockSession(tx, sessionId))
    const masked = (await getMasker(tx)).mask('resolution', resolution)
    const resolved = sql`status = 'resolved', resolution = ${masked.text}, resolved_at = now()`
    const session = current
      ? await resolveHandoff(tx, current, resolved)
      : stillThere(await updateSession(tx, sessionId, sql`${resolved}, version = version + 1`))
    await keepSecrets(tx, sessionId, [{ ...masked, entryId: sessionId }])
    if (!current) {
      emitSession(tx, 'session_resolved', session)
      await tellTicket(tx, 'resolved', await aboutLast(tx, session))
    }
    await documentSession(tx, { session, kind: 'resolution', edited: documentation })
    return presentSession(session)
  })

async function resolveHandoff(
  tx: Tx,
  current: HandoffRow,
  setSession: ReturnType<typeof sql>,
): Promise<SessionRow> {
  const changed = await changeHandoff(tx, {
    where: sql`id = ${current.id}`,
    set: sql`status = 'resolved', ended_at = clock_timestamp()`,
    setSession,
  })
  const session = stillThere(changed?.session)
  if (changed) emitHandoff(tx, 'handoff_resolved', changed.handoff, session)
  const about = aboutHandoff(changed?.handoff ?? current, session)
  await takeBack(tx, about)
  const toTell = [current.created_by].filter(id => id !== tx.actor.id)
  await announce(tx, 'resolved', toTell, about)
  return session
}

/** The row was locked before, so it is there. */
function stillThere(session: SessionRow | undefined): SessionRow {
  if (!session) throw new Error('The locked session is gone')
  return session
}
