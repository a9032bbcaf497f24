import * as contract from '../../../shared/contract/ai.ts'
import type { Ctx } from '../../core/context.ts'
import type { Sealer } from '../../core/crypto.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { changeAiSettings } from './commands/change-ai-settings.ts'
import type { ModelBench } from './port.ts'
import { presentAiSettings } from './present.ts'
import { previewPayload } from './preview.ts'
import { getAiSettings, type ModelSettings } from './settings.ts'
import { testSettings } from './test-settings.ts'
import { listUsage } from './usage.ts'

type AiParts = {
  model: ModelBench
  sealer: Sealer
  /** What the operator of the server has set up. */
  serverDefault: ModelSettings | null
}

/** `/ai`: which model the organization asks, what that costs, and what is sent. */
export function aiRoutes(app: App, parts: AiParts): void {
  const settings = (ctx: Ctx) =>
    read(ctx, async tx => {
      const standing = await parts.model.standing(tx)
      return presentAiSettings(tx, await getAiSettings(tx), standing, parts.serverDefault)
    })

  route(app, contract.getAiSettings, ctx => settings(ctx))

  route(app, contract.changeAiSettings, async (ctx, { body }) => {
    await changeAiSettings(ctx, parts.sealer, body)
    return settings(ctx)
  })

  route(app, contract.testAiSettings, (ctx, { body }) => testSettings(ctx, parts, body))

  route(app, contract.getAiUsage, ctx =>
    read(ctx, async tx => ({ months: await listUsage(tx), cursor: tx.cursor })),
  )

  route(app, contract.previewAi, (ctx, { body }) => previewPayload(ctx, parts, body))
}
