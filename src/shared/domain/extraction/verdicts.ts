import type { StepKind, Verdict } from './types.ts'
import {
  ACQUITS,
  ASIDE,
  AT_IT,
  BAD_STATE,
  BLAMES,
  CERTAIN_FAILURE,
  DENIES,
  FAILED,
  FORGOTTEN,
  FOUND_NOTHING,
  FUNCTIONS,
  HEDGED,
  IMPROVED,
  LAPSED,
  NEGATED_WORKING,
  NO_FAULT,
  OPPOSITES,
  OUTRIGHT,
  PARTIAL,
  RETURNED,
  SAME_THING,
  SPLIT,
  STATE_OK,
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
  /** Better than before. */
  improved: boolean
  /** Good at first or in some of several. */
  lapsed: boolean
  /** Well in one part, bad in another. */
  split: boolean
  /** Waits to see. */
  hedged: boolean
  unclear: boolean
  /** Something does what it is there for: "pages open again". Weaker than a word for success. */
  functions: boolean
  /** What a test asked for is so. */
  inOrder: boolean
  /** A search for a culprit that found none. */
  none: boolean
  /** Says what is to blame. */
  blames: boolean
  /** What was looked at is not to blame. */
  acquits: boolean
  /** "yes" or "no" at the front. */
  answer: 'yes' | 'no' | null
  /** What was good (`+`) and bad (`-`), statement by statement. */
  trail: string
}

// "Can ping it now" is a change for the better where "is fine" may tell how it always was.
const NOW = /\b(?:now|again|finally|at last|at once|back|can|able)\b/
const LIMIT_WORDS_MAX = 8
const SPLIT_WORDS_MAX = 14
const STATE_WORDS_MAX = 5
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
  if (FOUND_NOTHING.test(said)) return { ...NO_CUES, none: true }
  if (FORGOTTEN.test(said) || AT_IT.test(said)) return { ...NO_CUES, unclear: true }
  const faultless = (
    said.includes(' working') || said.includes('but that') ? said.replace(ASIDE, ' ') : said
  ).replace(NO_FAULT, ' fine ')
  const line = said.includes(' same ') ? faultless.replace(SAME_THING, ' ') : faultless
  const certain = CERTAIN_FAILURE.test(line)
  const negated = NEGATED_WORKING.test(line)
  const failed =
    certain || negated || FAILED.test(line) || (words.length <= STATE_WORDS_MAX && BAD_STATE.test(line))
  const notNegated = negated ? line.replace(ALL_NEGATED, ' ') : line
  const positive = line.includes(' back') ? notNegated.replace(RETURNED, ' ') : notNegated
  const outright = OUTRIGHT.test(positive)
  const functions = !failed && FUNCTIONS.test(positive)
  const worked = outright || (WORKED.test(positive) && !certain)
  return {
    worked,
    outright,
    functions,
    inOrder: !failed && STATE_OK.test(line),
    certain,
    failed,
    partial: PARTIAL.test(line),
    improved: IMPROVED.test(line),
    lapsed: LAPSED.test(line),
    split:
      words.length <= SPLIT_WORDS_MAX &&
      (((denies(line) || line.includes('some ')) && SPLIT.test(line)) || (failed && OPPOSITES.test(line))),
    hedged: HEDGED.test(line),
    unclear: UNCLEAR.test(said),
    none: false,
    blames: BLAMES.test(line),
    acquits: denies(line) && ACQUITS.test(line),
    answer: answerIn(line === said ? words : line.trim().split(' ')),
    trail: failed
      ? worked
        ? ''
        : '-'
      : outright || functions
        ? '+'
        : worked
          ? NOW.test(line)
            ? '+'
            : '~'
          : limits(words, line)
            ? '-'
            : '',
  }
}

// Cheaper than the patterns behind it, which few statements need.
const denies = (line: string) => line.includes('no') || line.includes("n't")

// Limits what was said before it: "but read only", "not from the list".
const limits = (words: readonly string[], line: string) =>
  words.length <= LIMIT_WORDS_MAX && (line.startsWith('but ') || (denies(line) && DENIES.test(line)))

function answerIn(words: readonly string[]): Cues['answer'] {
  const [first, second] = /^(?:ok|well)$/.test(words[0] ?? '') ? words.slice(1) : words
  if (first === 'yes' || /^(?:it|they|i|that) (?:does|is|do|did|am|are|has|have)$/.test(words.join(' ')))
    return 'yes'
  if (
    /^(?:sadly|afraid|i'm afraid|unfortunately|not|computer)(?: not| really| yet| at all| says no)$/.test(
      words.join(' '),
    )
  )
    return 'no'
  if (first !== 'no') return null
  return words.length < 6 || /^(?:no|that|it|i|there|just|still|same)$/.test(second ?? '') ? 'no' : null
}

export const NO_CUES: Cues = {
  worked: false,
  outright: false,
  functions: false,
  inOrder: false,
  certain: false,
  failed: false,
  partial: false,
  improved: false,
  lapsed: false,
  split: false,
  hedged: false,
  unclear: false,
  none: false,
  blames: false,
  acquits: false,
  answer: null,
  trail: '',
}

export const joinCues = (a: Cues, b: Cues): Cues => ({
  worked: a.worked || b.worked,
  outright: a.outright || b.outright,
  functions: a.functions || b.functions,
  inOrder: a.inOrder || b.inOrder,
  certain: a.certain || b.certain,
  failed: a.failed || b.failed,
  partial: a.partial || b.partial,
  improved: a.improved || b.improved,
  lapsed: a.lapsed || b.lapsed,
  split: a.split || b.split,
  hedged: a.hedged || b.hedged,
  unclear: a.unclear || b.unclear,
  none: a.none || b.none,
  blames: a.blames || b.blames,
  acquits: a.acquits || b.acquits,
  answer: a.answer ?? b.answer,
  trail: a.trail + b.trail,
})

export const hasCue = (cues: Cues) =>
  cues.worked ||
  cues.failed ||
  cues.partial ||
  cues.improved ||
  cues.lapsed ||
  cues.hedged ||
  cues.functions ||
  cues.inOrder ||
  cues.none ||
  cues.blames ||
  cues.acquits ||
  cues.answer !== null

/** The one outcome that cues stand for, null when they say nothing. */
export function verdictOf(cues: Cues, kind: StepKind): Verdict | null {
  if (cues.none && kind === 'check') return 'inconclusive'
  if (cues.acquits) return kind === 'check' ? 'worked' : 'failed'
  if (cues.split) return 'partial'
  const worked = cues.worked || cues.functions
  if (cues.improved && (kind === 'fix' || !cues.failed)) return 'partial'
  if (cues.hedged && kind === 'fix' && !cues.certain && !cues.partial) return 'inconclusive'
  if (cues.lapsed && (kind === 'fix' ? worked || cues.failed : worked || !cues.failed)) return 'partial'
  if (worked && cues.failed) return kind === 'fix' ? mixed(cues) : 'failed'
  if (worked && (cues.partial || /[+~]-+$/.test(cues.trail))) return 'partial'
  if (cues.failed) return 'failed'
  if (worked || (cues.inOrder && kind === 'check')) return 'worked'
  if (cues.blames && kind === 'check') return 'failed'
  if (cues.unclear) return 'inconclusive'
  if (cues.partial) return kind === 'fix' ? 'partial' : 'inconclusive'
  if (cues.answer === 'no') return 'failed'
  if (cues.answer === 'yes') return kind === 'check' ? 'worked' : null
  return null
}

/** Good first and bad afterwards helped in part; bad words around a good one mostly tell what the trouble was. */
function mixed({ trail, outright, partial, certain }: Cues): Verdict {
  if (/^[~-]*\++[~-]*-$/.test(trail)) return 'partial'
  if (certain && !(partial && outright)) return 'failed'
  if (partial || (!certain && /[+~]-+$/.test(trail))) return 'partial'
  return outright ? 'partial' : 'failed'
}
