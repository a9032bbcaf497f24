import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { insertVersion, tellFlow } from '../changes.ts'
import type { FlowLibrary } from '../library.ts'
import { validFlow, withPlainLineEnds } from '../read-text.ts'

/** Makes a flow of the organization, as a draft. Throws `flow_invalid` and `flow_id_taken`. */
export function createFlow(ctx: Ctx, library: FlowLibrary, input: { text: string }): Promise<FlowSummary> {
  const text = withPlainLineEnds(input.text)
  const flow = validFlow(text)
  return transact(ctx, async tx => {
    if (library.builtIn.has(flow.id)) throw problem('flow_id_taken')
    const made = await tx.db
      .insertInto('flow')
      .values({ org_id: tx.orgId, id: flow.id })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw problem('flow_id_taken')
    await insertVersion(tx, { id: flow.id, newest: 0 }, { kind: 'edited', text, flow })
    return tellFlow(tx, library, flow.id, 'flow_saved')
  })
}
