import type { Secret } from './kinds.ts'
import { shortest, stepsOf } from './pattern-cost.ts'
import { PatternFault, parsePattern, toSource } from './pattern-syntax.ts'

/**
 * What an organization may look for besides. `steps` is for each place of a text, so that the longest search is known
 * before it starts: patterns × steps × characters. `shortest` keeps a pattern from hiding every word.
 */
export const PATTERN_LIMITS = { patterns: 20, length: 200, steps: 500, shortest: 4 } as const

/** A pattern that has passed the check. */
export type CompiledPattern = { readonly regexp: RegExp; readonly steps: number }
export type PatternCheck = { ok: true; pattern: CompiledPattern } | { ok: false; fault: string }

/** Whether a pattern of an administrator can be used, and if not a sentence that says why. */
export function checkPattern(source: string): PatternCheck {
  if (source.length > PATTERN_LIMITS.length) return fault(`At most ${PATTERN_LIMITS.length} characters`)
  try {
    const branches = parsePattern(source)
    if (shortest(branches) < PATTERN_LIMITS.shortest)
      return fault(`It must not match less than ${PATTERN_LIMITS.shortest} characters`)
    const steps = stepsOf(branches)
    if (steps > PATTERN_LIMITS.steps)
      return fault('It could become slow: make repetitions shorter, or put a fixed character between them')
    return { ok: true, pattern: { regexp: new RegExp(toSource(branches), 'g'), steps } }
  } catch (error) {
    if (error instanceof PatternFault) return fault(error.message)
    throw error
  }
}

const fault = (text: string): PatternCheck => ({ ok: false, fault: text })

/** What the patterns of an organization find; those above the limit are not looked for. */
export function* findCustom(patterns: readonly CompiledPattern[], text: string): Generator<Secret> {
  for (const { regexp } of patterns.slice(0, PATTERN_LIMITS.patterns))
    for (const match of text.matchAll(regexp))
      yield { kind: 'secret', start: match.index, end: match.index + match[0].length }
}
