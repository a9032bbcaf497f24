import * as contract from '../../../shared/contract/flows.ts'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { getSession, listSteps, presentSession, presentStep, readable } from '../sessions/index.ts'
import { advise } from './advise.ts'
import { listTellingMessages } from './queries.ts'

/** What the copilot proposes from `flows`, without any AI vendor. */
export function flowRoutes(app: App, flows: readonly Flow[]): void {
  route(app, contract.getProposals, async (ctx, { params, query }) => {
    const { cursor, ...facts } = await read(ctx, async tx => ({
      session: presentSession(readable(tx, await getSession(tx, params.id))),
      messages: await listTellingMessages(tx, params.id),
      steps: (await listSteps(tx, params.id)).map(presentStep),
      cursor: tx.cursor,
    }))
    return { ...advise(flows, facts, query.flow), cursor }
  })
}
