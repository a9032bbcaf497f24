import * as contract from '../../../shared/contract/copilot.ts'
import { eventsRoute } from '../../core/http/events-route.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { getSession, readable } from '../sessions/index.ts'
import { type AnswererParts, makeAnswerer } from './answerer.ts'
import { changeCopilot, stopAnswer } from './commands/change-copilot.ts'
import { findSimilar } from './find-similar.ts'
import { presentCopilot } from './present.ts'
import { presentSimilar } from './present-similar.ts'
import { getCopilotRow } from './queries.ts'

/** `/ai-sessions/:id/copilot` and `/similar`: answers in the session, and the resolved sessions that are like it. */
export function copilotRoutes(app: App, parts: AnswererParts): void {
  const answerer = makeAnswerer(parts)
  // Before the server waits for its open answers, and before the database is closed.
  app.server.addHook('preClose', () => answerer.close())

  route(app, contract.listSimilarSessions, (ctx, { params }) =>
    read(ctx, async tx => {
      const session = readable(tx, await getSession(tx, params.id))
      return { similar: (await findSimilar(tx, session)).map(presentSimilar), cursor: tx.cursor }
    }),
  )

  route(app, contract.getCopilot, (ctx, { params }) =>
    read(ctx, async tx => {
      readable(tx, await getSession(tx, params.id))
      return { ...presentCopilot(await getCopilotRow(tx, params.id)), cursor: tx.cursor }
    }),
  )

  route(app, contract.changeCopilot, (ctx, { params, body }) =>
    changeCopilot(ctx, { sessionId: params.id, ...body }),
  )

  eventsRoute(app, contract.askCopilot, (ctx, { params }) => answerer.ask(ctx, params.id))

  route(app, contract.stopCopilot, async (ctx, { params }) => {
    const { copilot, stopped } = await stopAnswer(ctx, { sessionId: params.id })
    if (stopped) answerer.stop(stopped)
    return copilot
  })
}
