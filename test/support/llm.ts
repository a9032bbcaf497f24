import { makeSealer } from '../../src/server/core/crypto.ts'
import { parseAllowList } from '../../src/server/core/guarded-fetch/allow-list.ts'
import { makeGuardedFetch } from '../../src/server/core/guarded-fetch.ts'
import type { ModelSettings } from '../../src/server/features/ai/index.ts'
import { makeLlm } from '../../src/server/integrations/llm/llm.ts'
import type { TestApp } from './app.ts'
import type { ModelServer } from './model-server.ts'

export const MODEL_KEY = 'sk-test-0123456789abcdefghij'

type Options = Partial<Omit<ModelSettings, 'keySealed'>> & { concurrency?: number }

/** Access to models over a test model server, for organizations that have no settings of their own. */
export function llmOver(app: TestApp, server: ModelServer, { concurrency = 8, ...more }: Options = {}) {
  const sealer = makeSealer('a secret for the keys of models')
  const settings: ModelSettings = {
    provider: 'openai_compatible',
    baseUrl: server.url,
    model: 'test-model',
    jsonSchema: true,
    keySealed: sealer.seal(MODEL_KEY),
    ...more,
  }
  const fetch = makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })
  return {
    settings,
    ...makeLlm({ services: app.services, sealer, fetch, serverDefault: settings, concurrency }),
  }
}
