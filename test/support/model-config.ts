import { MODEL_KEY } from './llm.ts'
import type { ModelServer } from './model-server.ts'

/** The environment of a server whose organizations ask this model unless they choose another. */
export const modelConfig = ({ url }: ModelServer): Record<string, string> => ({
  RF_AI_PROVIDER: 'openai_compatible',
  RF_AI_BASE_URL: url,
  RF_AI_MODEL: 'test-model',
  RF_AI_API_KEY: MODEL_KEY,
  RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
})
