import type { Secret } from './kinds.ts'
import { MENTION } from './labels.ts'
import { isUnmistakable } from './look-alikes.ts'
import { readValue } from './value.ts'

/** How far from the word a password may stand, in characters of the same paragraph. */
const REACH = 120
const WORD = /\S{6,100}/g

/**
 * What can hardly be anything but a password, near a word for one: "he told me the password on the phone, …". Which
 * sentence joins the two does not matter.
 */
export function* findNearby(text: string): Generator<Secret> {
  let searched = 0
  for (const { index, 0: label } of text.matchAll(MENTION)) {
    const from = Math.max(searched, index - REACH)
    const to = Math.min(text.length, index + label.length + REACH)
    if (from < to) yield* unmistakable(text, wordStart(text, from), to)
    searched = Math.max(searched, to)
  }
}

function wordStart(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < REACH && /\S/.test(text[start - 1] as string)) start -= 1
  return start
}

/** The words between two places that can hardly be anything but passwords. */
export function* unmistakable(text: string, from: number, to: number): Generator<Secret> {
  for (const match of text.slice(from, to + REACH).matchAll(WORD)) {
    if (from + match.index >= to) return
    const start = from + match.index
    const value = readValue(match[0], 0)
    if (value !== undefined && isUnmistakable(value.text))
      yield { kind: 'password', start: start + value.start, end: start + value.end }
  }
}
