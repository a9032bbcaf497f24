import type { EscalationFigures } from '../../contract/analytics.ts'
import type { Figure } from '../../contract/figures.ts'
import { type Facts, NONE } from './facts.ts'
import { figureOf } from './figure.ts'
import type { DayRange } from './range.ts'

/** The figure of each part of a period. `parts` touch and rise. */
export function trendOf(facts: Facts, parts: readonly DayRange[]): EscalationFigures['trend'] {
  const split = splitTimes(facts, parts.length, placesOf(facts, parts))
  return parts.map(({ from, to }, at) => ({ from, to, ...(split[at] as Split).summary() }))
}

type Split = { escalations: number; summary(): { escalations: number; timeToFirstAction: Figure } }

/** Times to first action, each part rising, by `partOf`, a number below `parts`; those with a negative one are left out. One pass, whatever the number of parts. */
export function splitTimes(facts: Facts, parts: number, partOf: Int32Array): Split[] {
  const escalations = new Int32Array(parts)
  const invalid = new Int32Array(parts)
  const sizes = new Int32Array(parts)
  for (let i = 0; i < facts.length; i++) {
    const part = partOf[i] as number
    if (part < 0) continue
    const tenths = facts.action[i] as number
    escalations[part] = (escalations[part] as number) + 1
    if (tenths >= 0) sizes[part] = (sizes[part] as number) + 1
    else if (tenths !== NONE) invalid[part] = (invalid[part] as number) + 1
  }
  const values = Array.from(sizes, size => new Float64Array(size))
  sizes.fill(0)
  for (let i = 0; i < facts.length; i++) {
    const part = partOf[i] as number
    const tenths = facts.action[i] as number
    if (part < 0 || tenths < 0) continue
    const at = sizes[part] as number
    ;(values[part] as Float64Array)[at] = tenths / 10
    sizes[part] = at + 1
  }
  return values.map((own, part) => ({
    escalations: escalations[part] as number,
    summary: () => ({
      escalations: escalations[part] as number,
      timeToFirstAction: figureOf(own, invalid[part] as number),
    }),
  }))
}

/** Which of the parts each escalation was made in; -1 for none. `parts` touch, rise and are about equally long. */
export function placesOf(facts: Facts, parts: readonly DayRange[]): Int32Array {
  const starts = Float64Array.from(parts, part => part.start)
  const first = starts[0] ?? 0
  const end = parts.at(-1)?.end ?? 0
  const width = (end - first) / parts.length
  const places = new Int32Array(facts.length).fill(-1)
  for (let i = 0; i < facts.length; i++) {
    const at = facts.created[i] as number
    if (at < first || at >= end) continue
    // The place if all were of one length, and from there to the right one: clocks are put forward and back.
    let place = Math.min(Math.floor((at - first) / width), parts.length - 1)
    while ((starts[place] as number) > at) place -= 1
    while ((starts[place + 1] ?? end) <= at) place += 1
    places[i] = place
  }
  return places
}
