import * as contract from '../../../shared/contract/integrations.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import {
  addIntegration,
  changeIntegration,
  type Keeper,
  removeIntegration,
} from './commands/change-integration.ts'
import { rotateSecret } from './commands/rotate-secret.ts'
import { testIntegration } from './commands/test-integration.ts'
import { presentIntegration } from './present.ts'
import { listIntegrations } from './queries.ts'

/** `/integrations`: what the organization is connected to. */
export function integrationRoutes(app: App, keeper: Keeper): void {
  const types = [...keeper.kinds.values()].map(({ kind, type, rotate }) => ({
    kind,
    ...type,
    rotates: rotate !== undefined,
  }))

  route(app, contract.listIntegrations, ctx =>
    read(ctx, async tx => ({
      integrations: (await listIntegrations(tx)).map(presentIntegration),
      types,
      cursor: tx.cursor,
    })),
  )
  route(app, contract.addIntegration, (ctx, { body }) => addIntegration(ctx, keeper, body))
  route(app, contract.changeIntegration, (ctx, { params, body }) =>
    changeIntegration(ctx, keeper, params.id, body),
  )
  route(app, contract.removeIntegration, (ctx, { params }) => removeIntegration(ctx, params.id))
  route(app, contract.testIntegration, (ctx, { params }) => testIntegration(ctx, keeper, params.id))
  route(app, contract.rotateIntegrationSecret, (ctx, { params, body }) =>
    rotateSecret(ctx, keeper, params.id, body.hours),
  )
}
