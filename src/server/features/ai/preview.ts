import type { Ctx } from '../../core/context.ts'
import { read } from '../../core/transact.ts'
import { assessmentNow } from '../handoffs/index.ts'
import type { ModelBench } from './port.ts'
import type { ModelSettings } from './settings.ts'
import { getStanding } from './standing.ts'

/** Stands in where no model is set up, so that an admin can see what would be sent before choosing one. */
const NO_MODEL: ModelSettings = {
  provider: 'openai_compatible',
  baseUrl: 'https://none.invalid/v1',
  model: 'none',
  keySealed: null,
  jsonSchema: true,
}

type Asked = { sessionId: string; impact?: string | undefined }

/** The request that the assessor would send if the session were handed off now. Nothing is sent. */
export async function previewPayload(
  ctx: Ctx,
  { model, serverDefault }: { model: ModelBench; serverDefault: ModelSettings | null },
  { sessionId, impact }: Asked,
): Promise<{ url: string | null; payload: string }> {
  const { settings, input } = await read(ctx, async tx => ({
    ...(await getStanding(tx, serverDefault)),
    input: await assessmentNow(tx, sessionId, impact || null),
  }))
  const { url, payload } = await model.preview(settings ?? NO_MODEL, input)
  return { url: settings && url, payload }
}
