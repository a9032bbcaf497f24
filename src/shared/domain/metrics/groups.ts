import type { Groups } from '../../contract/analytics.ts'
import type { Facts } from './facts.ts'
import { splitTimes } from './trend.ts'

/** How many groups are told apart. */
const GROUPS_MAX = 20

/** The largest groups by one of the columns that stand for names. `nameOf` answers the key and label of a number. */
export function groupsOf(
  facts: Facts,
  column: 'client' | 'category' | 'engineer',
  nameOf: (code: number, rank: number) => { key: string | null; label: string } | null,
): Groups {
  const codes = facts[column]
  const places = new Map<number, number>()
  const place = new Int32Array(facts.length)
  for (let i = 0; i < facts.length; i++) {
    const code = codes[i] as number
    let at = places.get(code)
    if (at === undefined) {
      at = places.size
      places.set(code, at)
    }
    place[i] = at
  }
  const splits = splitTimes(facts, places.size, place)
  const sorted = [...places]
    .map(([code, at]) => ({ code, split: splits[at] as (typeof splits)[number] }))
    .sort((a, b) => b.split.escalations - a.split.escalations || a.code - b.code)
  const named = sorted.flatMap(({ code, split }, rank) => {
    const name = nameOf(code, rank)
    return name ? [{ ...name, split }] : []
  })
  const rest = named.slice(GROUPS_MAX)
  return {
    groups: named.slice(0, GROUPS_MAX).map(({ key, label, split }) => ({ key, label, ...split.summary() })),
    others: { groups: rest.length, escalations: rest.reduce((sum, { split }) => sum + split.escalations, 0) },
  }
}
