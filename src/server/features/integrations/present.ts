import type { Integration, IntegrationLight } from '../../../shared/contract/integrations.ts'
import type { ReadTx } from '../../core/transact.ts'
import { type IntegrationRow, listIntegrations } from './queries.ts'

/** So many failures in a row turn the light red and raise the alarm: one may be chance, three are not. */
export const FAILING_AFTER = 3

const lightOf = ({ paused, failures, last_success_at }: IntegrationRow): IntegrationLight => {
  if (paused) return 'paused'
  if (failures >= FAILING_AFTER) return 'failing'
  // The first failure already counts where nothing has ever worked.
  if (!last_success_at) return failures > 0 ? 'failing' : 'unproven'
  return 'working'
}

/** An integration without its secrets, of which only the names leave the server. */
export const presentIntegration = (row: IntegrationRow): Integration => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  config: row.config as Integration['config'],
  secretsSet: row.secrets_set,
  paused: row.paused,
  light: lightOf(row),
  lastSuccessAt: row.last_success_at?.toISOString() ?? null,
  lastError: row.last_error,
  lastErrorAt: row.last_error_at?.toISOString() ?? null,
  version: row.version,
})

/** The integrations that keep failing. */
export const listFailing = async (tx: ReadTx): Promise<Integration[]> =>
  (await listIntegrations(tx)).map(presentIntegration).filter(({ light }) => light === 'failing')
