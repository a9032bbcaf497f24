import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'
import type { Fetch } from '../../core/guarded-fetch.ts'
import type { ModelSettings } from '../../features/ai/index.ts'

/** The model of these settings, which reaches the network through `fetch` alone. */
export function languageModel(
  { provider, baseUrl, model, jsonSchema }: ModelSettings,
  key: string | null,
  fetch: Fetch,
): LanguageModel {
  if (provider === 'anthropic') return createAnthropic({ baseURL: baseUrl, apiKey: key ?? '', fetch })(model)
  return createOpenAICompatible({
    name: 'model',
    baseURL: baseUrl,
    ...(key ? { apiKey: key } : {}),
    fetch,
    includeUsage: true,
    supportsStructuredOutputs: jsonSchema,
  })(model)
}
