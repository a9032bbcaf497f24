import { sql } from 'kysely'
import { checkFlow } from '../../../shared/domain/flow/check.ts'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import type { Services } from '../../core/context.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { BuiltInFlows } from './built-in-flows.ts'
import { parseFlow } from './parse-flow.ts'

/** The flows that technicians are led by: those of the product, and what each organization made of them. */
export type FlowLibrary = {
  builtIn: BuiltInFlows
  /** The flows of the organization that `tx` has entered, as they are published now, by id. */
  served(tx: ReadTx): Promise<readonly Flow[]>
}

/** Parsed texts that a node keeps; each takes some 20 kB. */
const KEPT_MAX = 1_000

type Choice = { id: string; archived: boolean; versionId: string | null }

/**
 * A library over the flows of the product. Which versions are published is read with every call, from a handful of rows;
 * what a version says never changes, so it is parsed once a node and kept under its id. Nothing can be out of date, on
 * whichever node somebody publishes.
 */
export function makeFlowLibrary(log: Services['log'], builtIn: BuiltInFlows): FlowLibrary {
  const parsed = new Map<string, Flow | null>()

  async function parseMissing(tx: ReadTx, versionIds: readonly string[]) {
    const missing = versionIds.filter(id => !parsed.has(id))
    if (missing.length === 0) return
    const rows = await tx.db
      .selectFrom('flow_version')
      .select(['id', 'flow_id', 'text'])
      .where('id', 'in', missing)
      .execute()
    for (const { id, flow_id, text } of rows) {
      const { flow, faults } = checkFlow(parseFlow(text))
      // It had none when it was published: an update of the product became stricter.
      if (!flow) log.warn({ flow: flow_id, faults }, 'a published flow has faults now and is not served')
      parsed.set(id, flow)
    }
    for (const id of parsed.keys()) {
      if (parsed.size <= Math.max(KEPT_MAX, versionIds.length)) break
      if (!versionIds.includes(id)) parsed.delete(id)
    }
  }

  return {
    builtIn,
    async served(tx) {
      const { rows } = await sql<Choice>`
        select f.id, f.archived, v.id as "versionId"
        from   flow f
        left   join flow_version v on v.org_id = f.org_id and v.flow_id = f.id and v.version = f.published
        where  f.archived or f.published is not null`.execute(tx.db)
      const versionIds = rows.map(row => row.versionId).filter(id => id !== null)
      await parseMissing(tx, versionIds)

      const flows = new Map([...builtIn].map(([id, { flow }]) => [id, flow]))
      for (const { id, archived, versionId } of rows) {
        const own = versionId === null ? undefined : parsed.get(versionId)
        if (archived) flows.delete(id)
        else if (own) flows.set(id, own)
      }
      return [...flows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}
