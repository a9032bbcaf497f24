import type { EscalationFigures } from '../../contract/analytics.ts'
import type { Figure } from '../../contract/figures.ts'
import { type Facts, NONE } from './facts.ts'
import { figureOf } from './figure.ts'
import type { DayRange } from './range.ts'

/** The figure of each part of a period. `parts` touch and rise. */
export function trendOf(facts: Facts, parts: readonly DayRange[]): EscalationFigures['trend'] {
  const place = placesOf(facts, parts)
  const split = splitTimes(facts, parts.length, i => place[i] as number)
  return parts.map(({ from, to }, at) => ({ from, to, ...(split[at] as Split).summary() }))
}

type Split = { escalations: number; summary(): { escalations: number; timeToFirstAction: Figure } }

/** Times to first action by a number from 0 up to `parts`; others are left out. One pass, whatever the number of parts. */
export function splitTimes(facts: Facts, parts: number, partOf: (i: number) => number): Split[] {
  const escalations = new Int32Array(parts)
  const invalid = new Int32Array(parts)
  const sizes = new Int32Array(parts)
  const each = (visit: (part: number, tenths: number) => void) => {
    for (let i = 0; i < facts.length; i++) {
      const part = partOf(i)
      if (part >= 0 && part < parts) visit(part, facts.action[i] as number)
    }
  }
  each((part, tenths) => {
    escalations[part] = (escalations[part] as number) + 1
    if (tenths >= 0) sizes[part] = (sizes[part] as number) + 1
    else if (tenths !== NONE) invalid[part] = (invalid[part] as number) + 1
  })
  const values = Array.from(sizes, size => new Float64Array(size))
  sizes.fill(0)
  each((part, tenths) => {
    if (tenths < 0) return
    const at = sizes[part] as number
    ;(values[part] as Float64Array)[at] = tenths / 10
    sizes[part] = at + 1
  })
  return values.map((own, part) => ({
    escalations: escalations[part] as number,
    summary: () => ({
      escalations: escalations[part] as number,
      timeToFirstAction: figureOf(own, invalid[part] as number),
    }),
  }))
}

/** Which of the parts each escalation was made in; -1 for none. */
export function placesOf(facts: Facts, parts: readonly DayRange[]): Int32Array {
  const starts = Float64Array.from(parts, part => part.start)
  const end = parts.at(-1)?.end ?? 0
  return Int32Array.from(facts.created, at => {
    if (at >= end) return -1
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= at) low = middle + 1
      else high = middle
    }
    return low - 1
  })
}
