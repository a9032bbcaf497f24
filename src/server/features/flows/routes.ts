import * as contract from '../../../shared/contract/flows.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { getSession, listSteps, presentSession, presentStep, readable } from '../sessions/index.ts'
import { advise } from './advise.ts'
import type { FlowLibrary } from './library.ts'
import { listTellingMessages } from './queries.ts'

/** What the copilot proposes from the flows of the organization, without any AI vendor. */
export function flowRoutes(app: App, library: FlowLibrary): void {
  route(app, contract.getProposals, async (ctx, { params, query }) => {
    const { cursor, flows, ...facts } = await read(ctx, async tx => ({
      session: presentSession(readable(tx, await getSession(tx, params.id))),
      messages: await listTellingMessages(tx, params.id),
      steps: (await listSteps(tx, params.id)).map(presentStep),
      flows: await library.served(tx),
      cursor: tx.cursor,
    }))
    return { ...advise(flows, facts, query.flow), cursor }
  })
}
