import { sql } from 'kysely'
import type { IntegrationKind } from '../../../shared/contract/integrations.ts'
import { audience, canDocument } from '../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../core/context.ts'
import { problem } from '../../core/problem.ts'
import { type ReadTx, type Tx, transact } from '../../core/transact.ts'
import { tellTicket } from '../deliveries/index.ts'
import { getVersion } from '../documentation/index.ts'
import { aboutLast } from '../handoffs/index.ts'
import { listIntegrations } from '../integrations/index.ts'
import { accessOf, lockSession, readable, type SessionRow } from '../sessions/index.ts'

type Systems = ReadonlyMap<IntegrationKind, unknown>

/** The ticket of a session as far as we write to it: undefined without one, or without a ticket system that runs. */
export async function findSessionTicket(tx: ReadTx, systems: Systems, session: SessionRow) {
  const running = (await listIntegrations(tx)).find(({ kind, paused }) => systems.has(kind) && !paused)
  if (!running || session.ticket_ref === null) return undefined
  return { ref: session.ticket_ref, system: running.name }
}

/** The newest version of the note that somebody wrote to the ticket, or is about to be; 0 without any. */
export async function getNoted(tx: ReadTx, sessionId: string): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(v.version) as version
    from   documentation v
    where  v.session_id = ${sessionId}
    and    exists (select from delivery d
                   where d.session_id = v.session_id and d.event = 'noted' and d.state <> 'failed'
                   and   d.queued_at >= v.created_at)`.execute(tx.db)
  return rows[0]?.version ?? 0
}

/**
 * Writes the note of a session to its ticket because somebody wants it there now. The newest version alone, so that nobody
 * sends what they have not seen; one that is there or on its way is not written twice.
 */
export const sendTicketNote = (
  ctx: Ctx,
  systems: Systems,
  { sessionId, version }: { sessionId: string; version: number },
): Promise<{ version: number }> =>
  transact(ctx, async tx => {
    const session = readable(tx, await lockSession(tx, sessionId))
    if (!canDocument(tx.actor, accessOf(session))) throw problem('session_not_writable')
    if (!(await findSessionTicket(tx, systems, session))) throw problem('ticket_system_not_set_up')
    const newest = (await getVersion(tx, sessionId))?.version
    if (newest === undefined) throw problem('not_found')
    if (newest !== version) throw problem('documentation_changed', { version: newest })
    if ((await getNoted(tx, sessionId)) < version) await send(tx, session, version)
    return { version }
  })

async function send(tx: Tx, session: SessionRow, version: number): Promise<void> {
  await tellTicket(tx, 'noted', await aboutLast(tx, session))
  tx.emit({
    type: 'ticket_note_sent',
    data: { sessionId: session.id, version },
    audience: audience(accessOf(session)),
  })
}
