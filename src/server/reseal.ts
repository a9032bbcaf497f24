import { sql } from 'kysely'
import type { Sealer } from './core/crypto.ts'
import type { Db } from './core/db/db.ts'

/** Every column that holds something sealed. A test compares it with the schema. */
export const SEALED = [
  ['ai_settings', 'key_sealed'],
  ['integration', 'secrets'],
  ['push_subscription', 'sealed'],
  ['secret', 'value_sealed'],
] as const

const BATCH = 500

export type Resealed = {
  resealed: number
  /** Sealed by neither of the two keys, or damaged: nothing can open it any more. */
  lost: number
}

type Options = { batch?: number; onBatch?: () => Promise<void> }

/**
 * Seals anew with the sealer's own key what its earlier key sealed, in all organizations. Each batch is a transaction of its
 * own and changes only what still is as it was read, so it may be ended at any moment, run again, and run beside
 * nodes that know both keys.
 */
export async function reseal(
  { kysely }: Db,
  sealer: Sealer,
  { batch = BATCH, onBatch = async () => {} }: Options = {},
): Promise<Resealed> {
  const organizations = await kysely.selectFrom('auth.organization').select('id').execute()
  const total: Resealed = { resealed: 0, lost: 0 }
  for (const { id } of organizations)
    for (const [table, column] of SEALED) {
      const lost: string[] = []
      for (;;) {
        const found = await resealBatch({ kysely }, sealer, { orgId: id, table, column, batch, lost })
        total.resealed += found
        await onBatch()
        if (found === 0) break
      }
      total.lost += lost.length
    }
  return total
}

type Place = { orgId: string; table: string; column: string; batch: number; lost: string[] }

/** Answers how many were sealed anew; adds what cannot be opened to `lost`. */
const resealBatch = (
  { kysely }: Pick<Db, 'kysely'>,
  sealer: Sealer,
  { orgId, table, column, batch, lost }: Place,
): Promise<number> =>
  kysely.transaction().execute(async tx => {
    // As the owner of the tables: the tenant role may not change what masks hide.
    await sql`select set_config('rf.org_id', ${orgId}, true)`.execute(tx)
    for (;;) {
      const { rows } = await sql<{ before: string }>`
        select ${sql.ref(column)} as before from ${sql.table(table)}
        where  org_id = ${orgId} and not starts_with(${sql.ref(column)}, ${sealer.prefix})
        and    ${sql.ref(column)} <> all(${lost}::text[])
        limit  ${batch}`.execute(tx)
      if (rows.length === 0) return 0
      const changes = rows.flatMap(({ before }) => {
        try {
          return [{ before, after: sealer.seal(sealer.open(before)) }]
        } catch {
          lost.push(before)
          return []
        }
      })
      if (changes.length === 0) continue
      await sql`
        update ${sql.table(table)} t set ${sql.ref(column)} = c.after
        from   jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(before text, after text)
        where  t.org_id = ${orgId} and t.${sql.ref(column)} = c.before`.execute(tx)
      return changes.length
    }
  })
