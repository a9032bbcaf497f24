import { sql } from 'kysely'
import type { ReadTx } from '../../core/transact.ts'
import { codeOf } from './decode-facts.ts'

type Name = { key: string | null; label: string }
export type NameOf = (code: number, rank: number) => Name | null

export type Names = { client: NameOf; category: NameOf; engineer: NameOf }

/** What the numbers in packed rows stand for. Engineers are numbered by how much they have, where names are off. */
export async function readNames(tx: ReadTx, namesShown: boolean): Promise<Names> {
  const { rows } = await sql<{ kind: string; key: string; label: string }>`
    select kind, label as key, label from handoff_label
    union all
    select 'engineer', id, name from person`.execute(tx.db)
  const byCode = (kind: string, none: Name | null) => {
    const names = new Map<number, Name | null>([[codeOf(''), none]])
    for (const row of rows)
      if (row.kind === kind) names.set(codeOf(row.key), { key: row.key, label: row.label })
    return (code: number) => names.get(code) ?? null
  }
  const engineer = byCode('engineer', null)
  return {
    client: byCode('client', { key: null, label: 'No client' }),
    category: byCode('category', { key: null, label: 'Not recognized' }),
    // Whoever has claimed nothing is not a group of engineers.
    engineer: (code, rank) => {
      const name = engineer(code)
      return name && !namesShown ? { key: null, label: `Engineer ${rank + 1}` } : name
    },
  }
}
