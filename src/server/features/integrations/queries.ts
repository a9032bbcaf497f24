import { type Selectable, sql } from 'kysely'
import type { IntegrationKind } from '../../../shared/contract/integrations.ts'
import type { IntegrationTable } from '../../core/db/tables.ts'
import type { ReadTx, Tx } from '../../core/transact.ts'

export type IntegrationRow = Omit<Selectable<IntegrationTable>, 'kind' | 'config'> & {
  kind: IntegrationKind
  config: Record<string, unknown>
}

/** The organization's integrations, by name. */
export async function listIntegrations(tx: ReadTx): Promise<IntegrationRow[]> {
  const { rows } = await sql<IntegrationRow>`
    select * from integration where removed_at is null order by lower(name), id`.execute(tx.db)
  return rows
}

/** One integration, or undefined when it does not exist or was removed. */
export async function getIntegration(tx: ReadTx, id: string): Promise<IntegrationRow | undefined> {
  const { rows } = await sql<IntegrationRow>`
    select * from integration where id = ${id} and removed_at is null`.execute(tx.db)
  return rows[0]
}

/** The same, which nobody else changes before the end of the transaction. */
export async function lockIntegration(tx: Tx, id: string): Promise<IntegrationRow | undefined> {
  const { rows } = await sql<IntegrationRow>`
    select * from integration where id = ${id} and removed_at is null for update`.execute(tx.db)
  return rows[0]
}

/** Whether an integration is there. */
export const hasIntegration = async (tx: ReadTx, id: string): Promise<boolean> =>
  (await getIntegration(tx, id)) !== undefined
