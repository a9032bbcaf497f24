import * as contract from '../../../shared/contract/nudge.ts'
import type { Ctx } from '../../core/context.ts'
import { type App, route } from '../../core/http/route.ts'
import { getSetting, saveSetting } from '../../core/settings.ts'
import { read, transact } from '../../core/transact.ts'
import { getSession, readable } from '../sessions/index.ts'
import { answerNudge, hasAnswered } from './answer-nudge.ts'
import { nudge } from './settings.ts'

/** `/escalation/settings` and `/ai-sessions/:id/nudge`: when somebody is asked whether to escalate. */
export function nudgeRoutes(app: App): void {
  const settings = (ctx: Ctx) =>
    read(ctx, async tx => ({ nudge: await getSetting(tx, nudge), cursor: tx.cursor }))

  route(app, contract.getEscalationSettings, ctx => settings(ctx))

  route(app, contract.changeEscalationSettings, async (ctx, { body }) => {
    await transact(ctx, tx => saveSetting(tx, nudge, body.nudge))
    return settings(ctx)
  })

  route(app, contract.getNudge, (ctx, { params }) =>
    read(ctx, async tx => {
      readable(tx, await getSession(tx, params.id))
      return {
        settings: await getSetting(tx, nudge),
        answered: await hasAnswered(tx, params.id),
        cursor: tx.cursor,
      }
    }),
  )

  route(app, contract.answerNudge, async (ctx, { params }) => {
    await answerNudge(ctx, params.id)
    return { answered: true as const }
  })
}
