import { type Selectable, sql } from 'kysely'
import type { AiProvider } from '../../../shared/contract/ai.ts'
import type { ServerModel } from '../../core/config.ts'
import type { Sealer } from '../../core/crypto.ts'
import type { AiSettingsTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

/** A model that can be asked. */
export type ModelSettings = {
  provider: 'anthropic' | 'openai_compatible'
  baseUrl: string
  model: string
  /** Opened only where the request is made; null: the server wants none. */
  keySealed: string | null
  jsonSchema: boolean
}

export type AiSettingsRow = Omit<
  Selectable<AiSettingsTable>,
  'provider' | 'monthly_token_limit' | 'monthly_cost_limit' | 'input_price' | 'output_price'
> & {
  provider: AiProvider
  monthly_token_limit: number | null
  monthly_cost_limit: number | null
  input_price: number | null
  output_price: number | null
}

const ANTHROPIC = 'https://api.anthropic.com/v1'

/** The organization's own settings; undefined as long as nobody has chosen any. */
export async function getAiSettings(tx: ReadTx, lock = false): Promise<AiSettingsRow | undefined> {
  const { rows } = await sql<AiSettingsRow>`
    select org_id, provider, base_url, model, key_sealed, key_for, json_schema, version,
           monthly_token_limit::float8 as monthly_token_limit, monthly_cost_limit::float8 as monthly_cost_limit,
           input_price::float8 as input_price, output_price::float8 as output_price
    from   ai_settings
    where  org_id = ${tx.orgId}
    ${lock ? sql`for update` : sql``}`.execute(tx.db)
  return rows[0]
}

type Chosen = Pick<AiSettingsRow, 'provider' | 'base_url' | 'model' | 'key_sealed' | 'json_schema'>

/** The model that these settings choose, if any. */
export function modelOf(
  settings: Chosen | undefined,
  serverDefault: ModelSettings | null,
): ModelSettings | null {
  if (!settings || settings.provider === 'default') return serverDefault
  const { provider, base_url, model, key_sealed, json_schema } = settings
  if (provider === 'off' || model === null) return null
  return {
    provider,
    baseUrl: baseUrlOf(provider, base_url),
    model,
    keySealed: key_sealed,
    jsonSchema: json_schema,
  }
}

/** The address that requests begin with, without a slash at its end. */
export function baseUrlOf(provider: AiProvider, baseUrl: string | null): string {
  const given = baseUrl?.replace(/\/+$/, '')
  if (given) return given
  if (provider === 'anthropic') return ANTHROPIC
  throw new Error(`A provider of the kind ${provider} needs an address`)
}

/** Whom a key is sent to; null when nobody is asked. A key that was entered for one is never sent to another. */
export function receiverOf(provider: AiProvider, baseUrl: string | null): string | null {
  if (provider === 'off' || provider === 'default') return null
  return `${provider} ${new URL(baseUrlOf(provider, baseUrl)).origin}`
}

/** The operator's model, its key sealed like any other, so that it lies open nowhere. */
export const serverDefaultOf = (ai: ServerModel | null, sealer: Sealer): ModelSettings | null =>
  ai && {
    provider: ai.provider,
    baseUrl: baseUrlOf(ai.provider, ai.baseUrl),
    model: ai.model,
    keySealed: ai.apiKey === null ? null : sealer.seal(ai.apiKey),
    jsonSchema: ai.jsonSchema,
  }
