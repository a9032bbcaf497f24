import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { FlowVersionKind } from '../../../shared/contract/flow-library.ts'
import type { MessageRole } from '../../../shared/contract/sessions.ts'
import { MATCHED_MESSAGES_MAX } from '../../../shared/domain/flow/match.ts'
import type { FlowTable, FlowVersionTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

type VersionColumns = Omit<Selectable<FlowVersionTable>, 'kind'> & { kind: FlowVersionKind }

/** A version with the name of who saved it. */
export type VersionRow = VersionColumns & { saver_name: string }
export type VersionHead = Omit<VersionRow, 'text'>

/** A flow that the organization has touched, with its newest version; without one it was only archived. */
export type FlowRow = Omit<Selectable<FlowTable>, 'org_id'> & {
  version:
    | (Pick<VersionHead, 'kind' | 'title' | 'category' | 'keywords' | 'saved_by' | 'saver_name'> & {
        saved_at: string
      })
    | null
}

async function selectFlows(tx: ReadTx, where: RawBuilder<unknown>): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    select f.id, f.newest, f.published, f.archived, f.session_id, f.revision,
           case when v.id is not null then
             jsonb_build_object('kind', v.kind, 'title', v.title, 'category', v.category, 'keywords', v.keywords,
                                'saved_by', v.saved_by, 'saver_name', p.name, 'saved_at', v.saved_at)
           end as version
    from   flow f
    left   join flow_version v on v.org_id = f.org_id and v.flow_id = f.id and v.version = f.newest
    left   join person p on p.org_id = v.org_id and p.id = v.saved_by
    ${where}`.execute(tx.db)
  return rows
}

/** Every flow that the organization has touched. */
export const listFlowRows = (tx: ReadTx): Promise<FlowRow[]> => selectFlows(tx, sql``)

/** One flow, or undefined when the organization never touched it. */
export async function getFlowRow(tx: ReadTx, id: string): Promise<FlowRow | undefined> {
  const [row] = await selectFlows(tx, sql`where f.id = ${id}`)
  return row
}

/** The flow that was drafted from a session. */
export async function getFlowOfSession(tx: ReadTx, sessionId: string): Promise<FlowRow | undefined> {
  const [row] = await selectFlows(tx, sql`where f.session_id = ${sessionId}`)
  return row
}

/** Versions of a flow before number `before`, newest first, without their texts. */
export async function listVersionHeads(
  tx: ReadTx,
  flowId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<VersionHead[]> {
  const { rows } = await sql<VersionHead>`
    select   v.org_id, v.id, v.flow_id, v.version, v.kind, v.restored_from, v.title, v.category, v.keywords,
             v.saved_by, v.saved_at, p.name as saver_name
    from     flow_version v
    join     person p on p.org_id = v.org_id and p.id = v.saved_by
    where    v.flow_id = ${flowId} ${before === undefined ? sql`` : sql`and v.version < ${before}`}
    order by v.version desc
    limit    ${limit}`.execute(tx.db)
  return rows
}

/** One version with its text. */
export async function getVersionRow(
  tx: ReadTx,
  flowId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select v.*, p.name as saver_name
    from   flow_version v
    join   person p on p.org_id = v.org_id and p.id = v.saved_by
    where  v.flow_id = ${flowId} and v.version = ${version}`.execute(tx.db)
  return rows[0]
}

/** The messages of a session that its flows are found by. A transcript can have thousands; only these are read. */
export async function listTellingMessages(tx: ReadTx, sessionId: string) {
  const rows = await tx.db
    .selectFrom('message')
    .select(['role', 'text'])
    .where('session_id', '=', sessionId)
    .where('role', '!=', 'copilot')
    .orderBy('ordinal')
    .limit(MATCHED_MESSAGES_MAX)
    .execute()
  return rows as { role: MessageRole; text: string }[]
}
