import { sql } from 'kysely'
import type { z } from 'zod'
import { isSystem } from './context.ts'
import type { ReadTx, Tx } from './transact.ts'

/** Something that an organization chooses for itself. Each feature defines its own, and exports what others read. */
export type Setting<S extends z.ZodType = z.ZodType> = {
  /** Unique in the product, `feature.whatItIs`. Renaming it forgets what was chosen. */
  name: string
  /** Accepts every form that was ever saved: a field that comes later has a default of its own. */
  schema: S
  /** What holds until somebody chooses. */
  default: z.output<S>
}

/** Defines a setting, with its types worked out from the schema. */
export const defineSetting = <S extends z.ZodType>(setting: Setting<S>): Setting<S> => setting

/** What the organization has chosen, or the default. */
export async function getSetting<S extends z.ZodType>(tx: ReadTx, setting: Setting<S>): Promise<z.output<S>> {
  const { rows } = await sql<{ value: unknown }>`
    select value from setting where org_id = ${tx.orgId} and name = ${setting.name}`.execute(tx.db)
  return rows[0] ? setting.schema.parse(rows[0].value) : setting.default
}

/** Saves a choice; the last one to save is who counts. What is chosen already is no change and no event. */
export async function saveSetting<S extends z.ZodType>(
  tx: Tx,
  { name, schema }: Setting<S>,
  value: z.output<S>,
): Promise<void> {
  const json = JSON.stringify(schema.parse(value))
  const { rows } = await sql<{ version: number }>`
    insert into setting as s (org_id, name, value, updated_by)
    values (${tx.orgId}, ${name}, ${json}::jsonb, ${isSystem(tx.actor) ? null : tx.actor.id})
    on conflict (org_id, name) do update
    set    value = excluded.value, version = s.version + 1, updated_by = excluded.updated_by, updated_at = now()
    where  s.value is distinct from excluded.value
    returning version`.execute(tx.db)
  const [saved] = rows
  if (!saved) return
  tx.emit({
    type: 'setting_changed',
    data: { name, version: saved.version },
    // Everyone works by what is chosen; the event does not say what it is.
    audience: { userIds: [], minRole: 'technician' },
  })
}
