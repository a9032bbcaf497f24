import { type RawBuilder, sql } from 'kysely'
import type { FlowSummary, FlowVersionKind } from '../../../shared/contract/flow-library.ts'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import type { EventType } from '../../../shared/events.ts'
import { problem } from '../../core/problem.ts'
import type { Tx } from '../../core/transact.ts'
import type { FlowLibrary } from './library.ts'
import { presentFlow } from './present.ts'
import { type FlowRow, getFlowRow } from './queries.ts'

/**
 * The flow, locked until the commit, so that versions are numbered one by one. A flow of the product gets its row with
 * its first change. Throws `not_found`, and `flow_changed` when another version came since `basedOn`.
 */
export async function lockFlow(
  tx: Tx,
  { builtIn }: FlowLibrary,
  { id, basedOn }: { id: string; basedOn: number },
): Promise<FlowRow> {
  if (builtIn.has(id))
    await sql`insert into flow (org_id, id) values (${tx.orgId}, ${id}) on conflict do nothing`.execute(tx.db)
  await sql`select from flow where id = ${id} for update`.execute(tx.db)
  // Read after the lock was granted: a statement that waited for it would join what was the newest version before.
  const row = await getFlowRow(tx, id)
  if (!row || (!row.version && !builtIn.has(id))) throw problem('not_found')
  if (basedOn > row.newest)
    throw problem('validation_failed', {
      issues: [{ path: 'body.basedOn', message: 'There is no such version' }],
    })
  if (basedOn < row.newest && row.version)
    throw problem('flow_changed', {
      version: row.newest,
      savedBy: { id: row.version.saved_by, name: row.version.saver_name },
      savedAt: new Date(row.version.saved_at).toISOString(),
    })
  return row
}

type NewVersion = { kind: FlowVersionKind; text: string; flow: Flow; restoredFrom?: number }

/** Adds the next version of a flow whose row is locked. */
export async function insertVersion(
  tx: Tx,
  { id, newest }: Pick<FlowRow, 'id' | 'newest'>,
  { kind, text, flow, restoredFrom }: NewVersion,
): Promise<void> {
  await tx.db
    .insertInto('flow_version')
    .values({
      org_id: tx.orgId,
      flow_id: id,
      version: newest + 1,
      kind,
      restored_from: restoredFrom ?? null,
      title: flow.title,
      category: flow.category,
      keywords: flow.keywords,
      text,
      saved_by: tx.actor.id,
    })
    .execute()
  await updateFlow(tx, id, sql`newest = newest + 1`)
}

/** Sets columns of a flow. */
export async function updateFlow(tx: Tx, id: string, set: RawBuilder<unknown>): Promise<void> {
  await sql`update flow set ${set}, revision = revision + 1 where id = ${id}`.execute(tx.db)
}

type FlowEvent = Extract<EventType, `flow_${string}`>

/** Tells what a flow is now, and answers it. Who is led by flows hears of all that may change what they are led by. */
export async function tellFlow(
  tx: Tx,
  { builtIn }: FlowLibrary,
  id: string,
  type: FlowEvent,
): Promise<FlowSummary> {
  const flow = presentFlow(builtIn, (await getFlowRow(tx, id)) ?? { id })
  const savedFor = flow.sessionId === null ? 'admin' : 'engineer'
  const minRole = type === 'flow_saved' ? savedFor : 'technician'
  tx.emit({ type, data: { flow }, audience: { userIds: [], minRole } })
  return flow
}
