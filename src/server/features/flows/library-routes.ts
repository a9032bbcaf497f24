import * as contract from '../../../shared/contract/flow-library.ts'
import { type App, route } from '../../core/http/route.ts'
import { problem } from '../../core/problem.ts'
import { type ReadTx, read } from '../../core/transact.ts'
import { getSession, readable } from '../sessions/index.ts'
import { changeFlowState } from './commands/change-flow-state.ts'
import { createFlow } from './commands/create-flow.ts'
import { draftFlow } from './commands/draft-flow.ts'
import { resetFlow } from './commands/reset-flow.ts'
import { restoreFlow } from './commands/restore-flow.ts'
import { saveFlow } from './commands/save-flow.ts'
import type { FlowLibrary } from './library.ts'
import { presentFlow, presentVersion } from './present.ts'
import { getFlowOfSession, getFlowRow, getVersionRow, listFlowRows, listVersionHeads } from './queries.ts'
import { readText } from './read-text.ts'

const PAGE = 50

/** `/flows`: what an organization makes of the flows, and drafts from sessions. */
export function flowLibraryRoutes(app: App, library: FlowLibrary): void {
  const { builtIn } = library

  /** The flow, of the organization or of the product. Throws `not_found`. */
  async function summaryOf(tx: ReadTx, id: string) {
    const row = await getFlowRow(tx, id)
    if (!row?.version && !builtIn.has(id)) throw problem('not_found')
    return presentFlow(builtIn, row ?? { id })
  }

  route(app, contract.listFlows, ctx =>
    read(ctx, async tx => {
      const rows = (await listFlowRows(tx)).filter(row => row.version || builtIn.has(row.id))
      const touched = new Set(rows.map(row => row.id))
      const untouched = [...builtIn.keys()].filter(id => !touched.has(id)).map(id => ({ id }))
      const flows = [...rows, ...untouched].map(row => presentFlow(builtIn, row))
      return { flows: flows.sort(contract.byTitle), cursor: tx.cursor }
    }),
  )

  route(app, contract.getFlow, (ctx, { params: { id } }) =>
    read(ctx, async tx => {
      const flow = await summaryOf(tx, id)
      const shipped = builtIn.get(id)?.text ?? null
      const follows = shipped !== null && (flow.version === 0 || flow.versionKind === 'reset')
      const newest = follows ? undefined : await getVersionRow(tx, id, flow.version)
      const session = flow.sessionId === null ? undefined : await getSession(tx, flow.sessionId)
      return {
        flow,
        text: newest?.text ?? shipped ?? '',
        builtInText: shipped,
        session: session ? { id: session.id, title: session.title } : null,
        cursor: tx.cursor,
      }
    }),
  )

  route(app, contract.listFlowVersions, (ctx, { params: { id }, query: { before } }) =>
    read(ctx, async tx => {
      await summaryOf(tx, id)
      const heads = await listVersionHeads(tx, id, { before, limit: PAGE + 1 })
      const page = heads.slice(0, PAGE)
      const next = heads.length > PAGE ? (page.at(-1)?.version ?? null) : null
      return { versions: page.map(presentVersion), next, cursor: tx.cursor }
    }),
  )

  route(app, contract.getFlowVersion, (ctx, { params: { id, version } }) =>
    read(ctx, async tx => {
      const row = await getVersionRow(tx, id, version)
      if (!row) throw problem('not_found')
      return { ...presentVersion(row), text: row.text }
    }),
  )

  route(app, contract.checkFlowText, async (_ctx, { body: { text, id } }) => readText(text, id))
  route(app, contract.createFlow, (ctx, { body }) => createFlow(ctx, library, body))
  route(app, contract.saveFlow, (ctx, { params, body }) => saveFlow(ctx, library, { ...params, ...body }))
  route(app, contract.restoreFlow, (ctx, { params, body }) =>
    restoreFlow(ctx, library, { ...params, ...body }),
  )
  route(app, contract.resetFlow, (ctx, { params, body }) => resetFlow(ctx, library, { ...params, ...body }))
  route(app, contract.changeFlowState, (ctx, { params, body }) =>
    changeFlowState(ctx, library, { ...params, ...body }),
  )

  route(app, contract.getFlowDraft, (ctx, { params }) =>
    read(ctx, async tx => {
      readable(tx, await getSession(tx, params.id))
      const row = await getFlowOfSession(tx, params.id)
      return { flow: row ? presentFlow(builtIn, row) : null, cursor: tx.cursor }
    }),
  )
  route(app, contract.draftFlow, (ctx, { params }) => draftFlow(ctx, library, params.id))
}
