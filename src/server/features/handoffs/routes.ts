import { getGaps } from '../../../shared/contract/gaps.ts'
import * as contract from '../../../shared/contract/handoffs.ts'
import { resolveSession as resolveSessionRoute } from '../../../shared/contract/sessions.ts'
import { type App, route } from '../../core/http/route.ts'
import { problem } from '../../core/problem.ts'
import { read } from '../../core/transact.ts'
import { getSession, readable } from '../sessions/index.ts'
import type { Refining } from './assessor.ts'
import { claimHandoff } from './commands/claim-handoff.ts'
import { createHandoff } from './commands/create-handoff.ts'
import { releaseHandoff, returnHandoff, withdrawHandoff } from './commands/give-up-handoff.ts'
import { lookAtHandoff } from './commands/look-at-handoff.ts'
import { resolveSession } from './commands/resolve-session.ts'
import { seeHandoff } from './commands/see-handoff.ts'
import { gapsNow } from './gaps-now.ts'
import { presentHandoff, presentHandoffDetail } from './present.ts'
import { getAssessmentFault, getHandoff, listHandoffs, listSessionHandoffs } from './queries.ts'

/** `/handoffs`, and what of `/ai-sessions/:id` makes or ends one. */
export function handoffRoutes(app: App, refining: Refining): void {
  for (const escalate of [contract.createHandoff, contract.escalateSession])
    route(app, escalate, (ctx, { params, body }) =>
      createHandoff(ctx, { sessionId: params.id, ...body }, refining),
    )

  route(app, getGaps, (ctx, { params }) => read(ctx, async tx => ({ gaps: await gapsNow(tx, params.id) })))

  route(app, resolveSessionRoute, (ctx, { params, body }) =>
    resolveSession(ctx, { sessionId: params.id, ...body }),
  )

  route(app, contract.listSessionHandoffs, (ctx, { params }) =>
    read(ctx, async tx => {
      readable(tx, await getSession(tx, params.id))
      const rows = await listSessionHandoffs(tx, params.id)
      return { handoffs: rows.map(row => presentHandoffDetail(tx, row)), cursor: tx.cursor }
    }),
  )

  route(app, contract.listHandoffs, (ctx, { query }) =>
    read(ctx, async tx => {
      const rows = await listHandoffs(tx, query)
      return { handoffs: rows.map(presentHandoff), cursor: tx.cursor }
    }),
  )

  route(app, contract.getHandoff, (ctx, { params }) =>
    read(ctx, async tx => {
      const row = await getHandoff(tx, params.id)
      if (!row) throw problem('not_found')
      readable(tx, await getSession(tx, row.session_id))
      return presentHandoffDetail(tx, row)
    }),
  )

  route(app, contract.seeHandoff, (ctx, { params }) => seeHandoff(ctx, { handoffId: params.id }))

  route(app, contract.lookAtHandoff, (ctx, { params, body }) =>
    lookAtHandoff(ctx, { handoffId: params.id, ...body }),
  )

  route(app, contract.getAssessmentFault, (ctx, { params }) =>
    read(ctx, async tx => {
      if (!(await getHandoff(tx, params.id))) throw problem('not_found')
      return { fault: await getAssessmentFault(tx, params.id) }
    }),
  )

  route(app, contract.claimHandoff, (ctx, { params, body }) =>
    claimHandoff(ctx, { handoffId: params.id, ...body }),
  )

  route(app, contract.releaseHandoff, (ctx, { params, body }) =>
    releaseHandoff(ctx, { handoffId: params.id, ...body }),
  )

  route(app, contract.returnHandoff, (ctx, { params, body }) =>
    returnHandoff(ctx, { handoffId: params.id, ...body }),
  )

  route(app, contract.withdrawHandoff, (ctx, { params }) => withdrawHandoff(ctx, { handoffId: params.id }))
}
