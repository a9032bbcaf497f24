import { playEscalation as contract } from '../../../shared/contract/demo.ts'
import { type App, route } from '../../core/http/route.ts'
import { playEscalation } from './play-escalation.ts'
import { liveScript } from './stories/live-escalation.ts'

/** `/demo`: registered in demo mode alone. */
export function demoRoutes(app: App): void {
  let plays = 0
  route(app, contract, async ctx => ({ sessionId: await playEscalation(ctx, liveScript(plays++)) }))
}
