import { sql } from 'kysely'
import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { insertVersion, lockFlow, tellFlow, updateFlow } from '../changes.ts'
import type { FlowLibrary } from '../library.ts'

/** Goes back to the text of the product, also for technicians, and follows it through updates from then on. */
export const resetFlow = (
  ctx: Ctx,
  library: FlowLibrary,
  { id, basedOn }: { id: string; basedOn: number },
): Promise<FlowSummary> =>
  transact(ctx, async tx => {
    const row = await lockFlow(tx, library, { id, basedOn })
    const shipped = library.builtIn.get(id)
    if (!shipped) throw problem('flow_not_built_in')
    await insertVersion(tx, row, { kind: 'reset', ...shipped })
    await updateFlow(tx, id, sql`published = null, archived = false`)
    return tellFlow(tx, library, id, 'flow_reset')
  })
