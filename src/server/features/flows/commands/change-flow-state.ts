import { sql } from 'kysely'
import type { FlowState, FlowSummary } from '../../../../shared/contract/flow-library.ts'
import type { Ctx } from '../../../core/context.ts'
import { transact } from '../../../core/transact.ts'
import { lockFlow, tellFlow, updateFlow } from '../changes.ts'
import type { FlowLibrary } from '../library.ts'
import { presentFlow } from '../present.ts'
import { getVersionRow } from '../queries.ts'
import { publishableFlow } from '../read-text.ts'

const EVENTS = { published: 'flow_published', draft: 'flow_unpublished', archived: 'flow_archived' } as const

/**
 * Publishes the newest version, takes the flow back to a draft, or archives it. Only a text without faults is
 * published: what technicians are led by until then stays when it is refused.
 */
export const changeFlowState = (
  ctx: Ctx,
  library: FlowLibrary,
  { id, state, basedOn }: { id: string; state: FlowState; basedOn: number },
): Promise<FlowSummary> =>
  transact(ctx, async tx => {
    const row = await lockFlow(tx, library, { id, basedOn })
    // After a reset the flow follows the product's own text, not the copy of it among the versions.
    const ownVersion = row.version && row.version.kind !== 'reset' ? row.newest : null
    const published = state === 'published' ? ownVersion : null
    const archived = state === 'archived'
    if (row.published === published && row.archived === archived) return presentFlow(library.builtIn, row)
    if (published !== null) publishableFlow((await getVersionRow(tx, id, published))?.text ?? '', id)
    await updateFlow(tx, id, sql`published = ${published}::integer, archived = ${archived}::boolean`)
    return tellFlow(tx, library, id, EVENTS[state])
  })
