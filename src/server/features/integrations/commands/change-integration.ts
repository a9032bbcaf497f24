import { sql } from 'kysely'
import type { Integration, IntegrationKind } from '../../../../shared/contract/integrations.ts'
import type { Ctx } from '../../../core/context.ts'
import type { Sealer } from '../../../core/crypto.ts'
import { problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import type { Kind } from '../kind.ts'
import { presentIntegration } from '../present.ts'
import { type IntegrationRow, lockIntegration } from '../queries.ts'
import { openSettings, storeSettings } from '../settings.ts'

/** What the settings of the organization's integrations are kept with. */
export type Keeper = { kinds: ReadonlyMap<IntegrationKind, Kind>; sealer: Sealer }

export const kindOf = ({ kinds }: Keeper, kind: IntegrationKind): Kind => {
  const found = kinds.get(kind)
  if (!found) throw problem('validation_failed', { issues: [{ path: 'body.kind', message: 'Is not known' }] })
  return found
}

/** Adds an integration; its secrets are sealed before they reach the database. */
export const addIntegration = (
  ctx: Ctx,
  keeper: Keeper,
  input: { kind: IntegrationKind; name: string; settings: Record<string, unknown> },
): Promise<Integration> =>
  transact(ctx, async tx => {
    const kind = kindOf(keeper, input.kind)
    const stored = storeSettings(kind, keeper.sealer, input.settings)
    const { rows } = await sql<IntegrationRow>`
      insert into integration (org_id, kind, name, config, secrets, secrets_set, created_by)
      values (${tx.orgId}, ${input.kind}, ${input.name}, ${stored.config}::jsonb, ${stored.secrets},
              ${stored.secretsSet}, ${tx.actor.id})
      on conflict do nothing
      returning *`.execute(tx.db)
    const [row] = rows
    if (!row) throw problem('integration_exists')
    return told(tx, row)
  })

/** Changes an integration. New settings forget the old failures: they may be what was wrong. */
export const changeIntegration = (
  ctx: Ctx,
  keeper: Keeper,
  id: string,
  change: {
    name?: string | undefined
    settings?: Record<string, unknown> | undefined
    paused?: boolean | undefined
  },
): Promise<Integration> =>
  transact(ctx, async tx => {
    const before = await lockIntegration(tx, id)
    if (!before) throw problem('not_found')
    const stored = change.settings
      ? storeSettings(
          kindOf(keeper, before.kind),
          keeper.sealer,
          merged(openSettings(keeper.sealer, before), change.settings),
        )
      : undefined
    const { rows } = await sql<IntegrationRow>`
      update integration
      set    name   = ${change.name ?? before.name},
             paused = ${change.paused ?? before.paused},
             ${
               stored
                 ? sql`config = ${stored.config}::jsonb, secrets = ${stored.secrets}, secrets_set = ${stored.secretsSet},
                       failures = 0, last_error = null, last_error_at = null,`
                 : sql``
             }
             version = version + 1
      where  id = ${id} and removed_at is null
      returning *`.execute(tx.db)
    const [row] = rows
    if (!row) throw problem('not_found')
    return told(tx, row)
  })

/** Settings with a change to them; null takes one away. */
const merged = (held: Record<string, unknown>, change: Record<string, unknown>) =>
  Object.fromEntries(Object.entries({ ...held, ...change }).filter(([, value]) => value !== null))

/** Removes an integration. The row stays for the ledger's sake, its settings and secrets do not. */
export const removeIntegration = (ctx: Ctx, id: string): Promise<{ removed: true }> =>
  transact(ctx, async tx => {
    const { rows } = await sql`
      update integration
      set    removed_at = now(), config = '{}', secrets = null, secrets_set = '{}', version = version + 1
      where  id = ${id} and removed_at is null
      returning id`.execute(tx.db)
    if (rows.length === 0) throw problem('not_found')
    tx.emit({
      type: 'integration_removed',
      data: { integrationId: id },
      audience: { userIds: [], minRole: 'admin' },
    })
    return { removed: true }
  })

/** Tells the admins how an integration stands now. */
export function told(tx: Tx, row: IntegrationRow): Integration {
  const integration = presentIntegration(row)
  tx.emit({
    type: 'integration_changed',
    data: { integration },
    audience: { userIds: [], minRole: 'admin' },
  })
  return integration
}
