import { sql } from 'kysely'
import type { Integration } from '../../../../shared/contract/integrations.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { type IntegrationRow, lockIntegration } from '../queries.ts'
import { openSettings, storeSettings } from '../settings.ts'
import { type Keeper, kindOf, told } from './change-integration.ts'

const HOUR_MS = 3_600_000

/** Gives an integration a new signing secret. Both count for some hours, so that no message is lost while the other side changes over. */
export const rotateSecret = (
  ctx: Ctx,
  keeper: Keeper,
  id: string,
  hours: number,
): Promise<{ integration: Integration; secret: string; previousUntil: string }> =>
  transact(ctx, async tx => {
    const before = await lockIntegration(tx, id)
    if (!before) throw problem('not_found')
    const kind = kindOf(keeper, before.kind)
    if (!kind.rotate) throw problem('integration_has_no_secret')
    const previousUntil = new Date(Date.now() + hours * HOUR_MS)
    const { settings, secret } = kind.rotate(openSettings(keeper.sealer, before), previousUntil)
    const stored = storeSettings(kind, keeper.sealer, settings)
    const { rows } = await sql<IntegrationRow>`
      update integration
      set    config = ${stored.config}::jsonb, secrets = ${stored.secrets}, secrets_set = ${stored.secretsSet},
             version = version + 1
      where  id = ${id} and removed_at is null
      returning *`.execute(tx.db)
    const [row] = rows
    if (!row) throw problem('not_found')
    return { integration: told(tx, row), secret, previousUntil: previousUntil.toISOString() }
  })
