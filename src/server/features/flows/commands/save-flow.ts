import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import type { Ctx } from '../../../core/context.ts'
import { transact } from '../../../core/transact.ts'
import { insertVersion, lockFlow, tellFlow } from '../changes.ts'
import type { FlowLibrary } from '../library.ts'
import { validFlow, withPlainLineEnds } from '../read-text.ts'

/** Saves a version that somebody wrote, unless another came since the one that it is based on. */
export function saveFlow(
  ctx: Ctx,
  library: FlowLibrary,
  input: { id: string; text: string; basedOn: number },
): Promise<FlowSummary> {
  const text = withPlainLineEnds(input.text)
  return transact(ctx, async tx => {
    const row = await lockFlow(tx, library, input)
    await insertVersion(tx, row, { kind: 'edited', text, flow: validFlow(text, input.id) })
    return tellFlow(tx, library, input.id, 'flow_saved')
  })
}
