import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { insertVersion, lockFlow, tellFlow } from '../changes.ts'
import type { FlowLibrary } from '../library.ts'
import { getVersionRow } from '../queries.ts'
import { validFlow } from '../read-text.ts'

/** Takes the text of an older version up again, as the newest one. It is published like any other. */
export const restoreFlow = (
  ctx: Ctx,
  library: FlowLibrary,
  { id, version, basedOn }: { id: string; version: number; basedOn: number },
): Promise<FlowSummary> =>
  transact(ctx, async tx => {
    const row = await lockFlow(tx, library, { id, basedOn })
    const older = await getVersionRow(tx, id, version)
    if (!older) throw problem('not_found')
    const { text } = older
    const flow = validFlow(text, id)
    await insertVersion(tx, row, { kind: 'restored', text, flow, restoredFrom: version })
    return tellFlow(tx, library, id, 'flow_saved')
  })
