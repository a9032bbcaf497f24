import type { IntegrationKind, SettingField } from '../../../shared/contract/integrations.ts'
import type { Issue } from '../../../shared/problems.ts'
import type { Sealer } from '../../core/crypto.ts'
import { problem } from '../../core/problem.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { Connection, Kind } from './kind.ts'
import { getIntegration } from './queries.ts'

/** Settings as they are stored: what may be shown, and the rest sealed. */
export type StoredSettings = { config: string; secrets: string | null; secretsSet: string[] }

/**
 * Checks all settings of a kind and parts the secrets from them. Refuses with the reason at each field, `settings.<name>`,
 * and never with a value.
 */
export function storeSettings(kind: Kind, sealer: Sealer, settings: Record<string, unknown>): StoredSettings {
  const parsed = kind.settings.safeParse(kind.complete?.(settings) ?? settings)
  if (!parsed.success)
    throw problem('validation_failed', {
      issues: parsed.error.issues.map(
        (issue): Issue => ({
          path: ['body', 'settings', ...issue.path].join('.'),
          message: issue.message,
        }),
      ),
    })
  const secretNames = new Set(secretFields(kind).map(({ name }) => name))
  const entries = Object.entries(parsed.data as Record<string, unknown>).filter(
    ([, value]) => value !== undefined,
  )
  const secrets = entries.filter(([name]) => secretNames.has(name))
  return {
    config: JSON.stringify(Object.fromEntries(entries.filter(([name]) => !secretNames.has(name)))),
    secrets: secrets.length === 0 ? null : sealer.seal(JSON.stringify(Object.fromEntries(secrets))),
    secretsSet: secrets.map(([name]) => name),
  }
}

/** All settings of a stored integration, the secrets opened. */
export const openSettings = (
  sealer: Sealer,
  { config, secrets }: { config: Record<string, unknown>; secrets: string | null },
): Record<string, unknown> => ({
  ...config,
  ...(secrets === null ? {} : (JSON.parse(sealer.open(secrets)) as Record<string, unknown>)),
})

/** One integration, ready to be used, or undefined when it does not exist or was removed. */
export async function openConnection(
  tx: ReadTx,
  sealer: Sealer,
  id: string,
): Promise<(Connection & { kind: IntegrationKind }) | undefined> {
  const row = await getIntegration(tx, id)
  if (!row) return undefined
  return { id, orgId: tx.orgId, name: row.name, kind: row.kind, settings: openSettings(sealer, row) }
}

const secretFields = (kind: Kind): SettingField[] => kind.type.fields.filter(({ secret }) => secret)
