import { sql } from 'kysely'
import type { z } from 'zod'
import type { aiSettingsChange } from '../../../../shared/contract/ai.ts'
import type { Ctx } from '../../../core/context.ts'
import type { Sealer } from '../../../core/crypto.ts'
import { transact } from '../../../core/transact.ts'
import { type AiSettingsRow, getAiSettings, receiverOf } from '../settings.ts'

export type AiSettingsChange = z.output<typeof aiSettingsChange>

/** Saves the settings, all at once; the last one to save is who counts. */
export const changeAiSettings = (ctx: Ctx, sealer: Sealer, change: AiSettingsChange): Promise<void> =>
  transact(ctx, async tx => {
    const stored = keyFor(await getAiSettings(tx, true), sealer, change)
    const { rows } = await sql<{ version: number }>`
      insert into ai_settings as s
             (org_id, provider, base_url, model, key_sealed, key_for, json_schema,
              monthly_token_limit, monthly_cost_limit, input_price, output_price)
      values (${tx.orgId}, ${change.provider}, ${change.baseUrl}, ${change.model}, ${stored.sealed}, ${stored.receiver},
              ${change.jsonSchema}, ${change.monthlyTokenLimit}, ${change.monthlyCostLimit},
              ${change.inputPrice}, ${change.outputPrice})
      on conflict (org_id) do update
      set    provider = excluded.provider, base_url = excluded.base_url, model = excluded.model,
             key_sealed = excluded.key_sealed, key_for = excluded.key_for, json_schema = excluded.json_schema,
             monthly_token_limit = excluded.monthly_token_limit, monthly_cost_limit = excluded.monthly_cost_limit,
             input_price = excluded.input_price, output_price = excluded.output_price, version = s.version + 1
      returning version`.execute(tx.db)
    const [{ version } = { version: 0 }] = rows
    tx.emit({
      type: 'ai_settings_changed',
      data: { version },
      audience: { userIds: [], minRole: 'technician' },
    })
  })

type StoredKey = { sealed: string | null; receiver: string | null }
const NO_KEY: StoredKey = { sealed: null, receiver: null }

/** The key to go on with: the new one, or the stored one unless it was entered for another server. */
export function keyFor(
  stored: Pick<AiSettingsRow, 'key_sealed' | 'key_for'> | undefined,
  sealer: Sealer,
  { provider, baseUrl, key }: AiSettingsChange,
): StoredKey {
  const receiver = receiverOf(provider, baseUrl)
  const kept: StoredKey = stored ? { sealed: stored.key_sealed, receiver: stored.key_for } : NO_KEY
  if (receiver === null) return key === null ? NO_KEY : kept
  if (key) return { sealed: sealer.seal(key), receiver }
  return key === null || kept.receiver !== receiver ? NO_KEY : kept
}
