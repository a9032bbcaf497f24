import type { Ctx } from '../../core/context.ts'
import type { Sealer } from '../../core/crypto.ts'
import { read } from '../../core/transact.ts'
import { type AiSettingsChange, keyFor } from './commands/change-ai-settings.ts'
import { type ModelBench, ModelFailure } from './port.ts'
import { getAiSettings, type ModelSettings, modelOf } from './settings.ts'

/** A model on somebody's own machine may have to be loaded first. */
const TIMEOUT_MS = 30_000

type Bench = { model: ModelBench; sealer: Sealer; serverDefault: ModelSettings | null }

/** Asks the model that these settings choose, and says in one sentence how it went. Nothing is saved or counted. */
export async function testSettings(
  ctx: Ctx,
  { model, sealer, serverDefault }: Bench,
  change: AiSettingsChange,
): Promise<{ ok: boolean; message: string; milliseconds: number }> {
  const stored = await read(ctx, tx => getAiSettings(tx))
  const settings = modelOf(
    {
      provider: change.provider,
      base_url: change.baseUrl,
      model: change.model,
      key_sealed: keyFor(stored, sealer, change).sealed,
      json_schema: change.jsonSchema,
    },
    serverDefault,
  )
  if (!settings) return { ok: false, message: 'No model is chosen, so nothing was asked', milliseconds: 0 }
  const start = performance.now()
  const ended = (ok: boolean, message: string) => ({
    ok,
    message,
    milliseconds: Math.round(performance.now() - start),
  })
  try {
    await model.test(settings, AbortSignal.timeout(TIMEOUT_MS))
    return ended(true, `${settings.model} answered`)
  } catch (error) {
    if (error instanceof ModelFailure) return ended(false, error.message)
    throw error
  }
}
