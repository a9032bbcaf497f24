import * as analytics from '../../../shared/contract/analytics.ts'
import * as contract from '../../../shared/contract/baselines.ts'
import type { Ctx } from '../../core/context.ts'
import { type App, route } from '../../core/http/route.ts'
import { getSetting, saveSetting } from '../../core/settings.ts'
import { read, transact } from '../../core/transact.ts'
import {
  getRunning,
  LIST_SIZE,
  listBaselineAudit,
  listBaselines,
  presentBaseline,
  readMeasurements,
} from './baselines.ts'
import { changeBaseline, deleteBaseline } from './commands/change-baseline.ts'
import { markTest } from './commands/mark-test.ts'
import { recordBaseline } from './commands/record-baseline.ts'
import { exportTable } from './export-table.ts'
import { getDeliveryHealth } from './get-delivery-health.ts'
import { getFigures } from './get-figures.ts'
import { getRecovered } from './get-recovered.ts'
import { listEscalations } from './list-escalations.ts'
import { analyticsSetting } from './settings.ts'

/** `/analytics`: figures about escalations, what is behind them, and the baselines that they are held against. */
export function analyticsRoutes(app: App): void {
  route(app, analytics.getEscalationFigures, (ctx, { query }) => getFigures(ctx, query))
  route(app, analytics.listMeasuredEscalations, (ctx, { query }) => listEscalations(ctx, query))
  route(app, analytics.getRecovered, (ctx, { query }) => getRecovered(ctx, query))
  route(app, analytics.getDeliveryHealth, (ctx, { query }) => getDeliveryHealth(ctx, query))
  const settings = (ctx: Ctx) =>
    read(ctx, async tx => ({ ...(await getSetting(tx, analyticsSetting)), cursor: tx.cursor }))
  route(app, analytics.getAnalyticsSettings, ctx => settings(ctx))
  route(app, analytics.changeAnalyticsSettings, async (ctx, { body }) => {
    await transact(ctx, tx => saveSetting(tx, analyticsSetting, body))
    return settings(ctx)
  })
  route(app, analytics.exportAnalytics, (ctx, { query }) => exportTable(ctx, query))
  route(app, analytics.markTestEscalation, (ctx, { params, body }) =>
    markTest(ctx, { handoffId: params.id, ...body }),
  )

  route(app, contract.listBaselines, ctx =>
    read(ctx, async tx => {
      const running = await getRunning(tx)
      return {
        baselines: (await listBaselines(tx, LIST_SIZE)).map(presentBaseline),
        running: running ? presentBaseline(running) : null,
        measured: (await readMeasurements(tx)).seconds.length,
        audit: await listBaselineAudit(tx),
        cursor: tx.cursor,
      }
    }),
  )
  route(app, contract.recordBaseline, (ctx, { body }) => recordBaseline(ctx, body))
  route(app, contract.changeBaseline, (ctx, { params, body }) =>
    changeBaseline(ctx, { baselineId: params.id, ...body }),
  )
  route(app, contract.deleteBaseline, (ctx, { params }) => deleteBaseline(ctx, { baselineId: params.id }))
}
