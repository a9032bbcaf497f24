import type { Snapshot } from '../../contract/handoffs.ts'
import { fold } from './evidence.ts'

const SAME_WORDS = 0.7

/** Tells whether a step was tried already, or left out on purpose: such a step is no news to anybody. */
export function triedBefore({ tried }: Snapshot): (text: string, done?: RegExp) => boolean {
  const steps = tried.map(({ text, note }) => ({
    text: fold(text),
    whole: fold(note ? `${text}\n${note}` : text),
    words: wordsOf(text),
  }))
  return (text, done) => {
    const words = wordsOf(text)
    return steps.some(
      step => step.text === fold(text) || done?.test(step.whole) || likeness(words, step.words) >= SAME_WORDS,
    )
  }
}

const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}$.\\-]+/gu))

/** 1 for the same words in any order, 0 for none in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return shared / (a.size + b.size - shared)
}
