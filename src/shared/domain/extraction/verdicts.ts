import type { StepKind, Verdict } from './types.ts'
import {
  CERTAIN_FAILURE,
  FAILED,
  FORGOTTEN,
  FOUND_NOTHING,
  NEGATED_WORKING,
  NO_FAULT,
  OUTRIGHT,
  PARTIAL,
  UNCLEAR,
  WORKED,
} from './verdict-words.ts'

/** What a statement says about how something ended, each as its own cue. */
export type Cues = {
  worked: boolean
  /** Says that it was tried and the trouble stayed: "still", "no luck". */
  certain: boolean
  /** Says outright that it works, not only that something was fine. */
  outright: boolean
  failed: boolean
  partial: boolean
  unclear: boolean
  /** "yes" or "no" at the front. */
  answer: 'yes' | 'no' | null
}

const ALL_NEGATED = new RegExp(NEGATED_WORKING, 'g')

const known = new WeakMap<readonly string[], Cues>()

/** What the words of a statement say about an end. Asked for by several rules, found once. */
export function cuesIn(words: readonly string[]): Cues {
  const cues = known.get(words) ?? readCues(words)
  known.set(words, cues)
  return cues
}

function readCues(words: readonly string[]): Cues {
  const said = words.join(' ')
  if (FOUND_NOTHING.test(said) || FORGOTTEN.test(said)) return { ...NO_CUES, unclear: true }
  const line = said.replace(NO_FAULT, ' fine ')
  const failed = NEGATED_WORKING.test(line) || FAILED.test(line)
  const positive = line.replace(ALL_NEGATED, ' ')
  const first = words[0] === 'ok' || words[0] === 'well' ? words[1] : words[0]
  return {
    worked: OUTRIGHT.test(positive) || (WORKED.test(positive) && !CERTAIN_FAILURE.test(line)),
    outright: OUTRIGHT.test(positive),
    certain: CERTAIN_FAILURE.test(line),
    failed: failed || CERTAIN_FAILURE.test(line),
    partial: PARTIAL.test(line),
    unclear: UNCLEAR.test(said),
    answer:
      first === 'yes' || /^(?:it|they|i|that) (?:does|is|do|did|am|are|has|have)$/.test(words.join(' '))
        ? 'yes'
        : first === 'no' && words.length < 6
          ? 'no'
          : first === 'no' && /^(?:no|that|it|i|there|just|still|same)$/.test(words[1] ?? '')
            ? 'no'
            : null,
  }
}

export const NO_CUES: Cues = {
  worked: false,
  outright: false,
  certain: false,
  failed: false,
  partial: false,
  unclear: false,
  answer: null,
}

export const joinCues = (a: Cues, b: Cues): Cues => ({
  worked: a.worked || b.worked,
  outright: a.outright || b.outright,
  certain: a.certain || b.certain,
  failed: a.failed || b.failed,
  partial: a.partial || b.partial,
  unclear: a.unclear || b.unclear,
  answer: a.answer ?? b.answer,
})

export const hasCue = (cues: Cues) => cues.worked || cues.failed || cues.partial || cues.answer !== null

/** The one outcome that cues stand for, null when they say nothing. */
export function verdictOf(cues: Cues, kind: StepKind): Verdict | null {
  if (cues.worked && cues.failed)
    return kind === 'fix' && (cues.outright || cues.partial) ? 'partial' : 'failed'
  if (cues.partial && kind === 'fix' && (cues.worked || cues.outright)) return 'partial'
  if (cues.failed) return 'failed'
  if (cues.worked) return 'worked'
  if (cues.unclear) return 'inconclusive'
  if (cues.partial) return kind === 'fix' ? 'partial' : 'inconclusive'
  if (cues.answer === 'no') return 'failed'
  if (cues.answer === 'yes') return kind === 'check' ? 'worked' : null
  return null
}
