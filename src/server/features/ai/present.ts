import type { AiSettings, AiStanding } from '../../../shared/contract/ai.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { AiSettingsRow, ModelSettings } from './settings.ts'

/** The settings as an admin sees them: of the key only whether there is one. */
export const presentAiSettings = (
  tx: ReadTx,
  row: AiSettingsRow | undefined,
  standing: AiStanding,
  serverDefault: ModelSettings | null,
): AiSettings => ({
  provider: row?.provider ?? 'default',
  baseUrl: row?.base_url ?? null,
  model: row?.model ?? null,
  keySet: row?.key_sealed != null,
  jsonSchema: row?.json_schema ?? true,
  monthlyTokenLimit: row?.monthly_token_limit ?? null,
  monthlyCostLimit: row?.monthly_cost_limit ?? null,
  inputPrice: row?.input_price ?? null,
  outputPrice: row?.output_price ?? null,
  version: row?.version ?? 0,
  standing,
  serverDefault: serverDefault && { provider: serverDefault.provider, model: serverDefault.model },
  cursor: tx.cursor,
})
