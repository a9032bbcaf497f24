import type { Citation, Confidence, Snapshot } from '../../contract/handoffs.ts'
import type { StepOutcome } from '../../contract/sessions.ts'
import { type Evidence, type EvidenceBook, fold } from './evidence.ts'
import type { Known, KnownCause } from './knowledge/known.ts'

/** A picture of the knowledge that fits, with what it rests on. */
export type Match = {
  known: Known
  score: number
  evidence: readonly Evidence[]
  causes: WeighedCause[]
  /** Causes that a try in vain has taken away, with that try. */
  gone: GoneCause[]
}
type GoneCause = { text: string; by: Snapshot['tried'][number] }
type WeighedCause = {
  text: string
  confidence: Confidence
  score: number
  evidence: readonly { citations: readonly Citation[] }[]
}

const CODE_WEIGHT = 3
const SIGN_WEIGHT = 2
const POINT_WEIGHT = 2
const CODES_COUNTED = 3
const PICTURES_MAX = 2
const CURES_NOT = new Map<StepOutcome, string>([
  ['failed', 'failed'],
  ['partial', 'helped in part'],
])
const RANKS = ['likely', 'possible', 'unlikely'] as const

/** The pictures that fit what the session tells, best first. One far behind the best is chance, and left out. */
export function match(knowledge: readonly Known[], book: EvidenceBook, snapshot: Snapshot): Match[] {
  const matches = knowledge
    .map(known => matchOne(known, book, snapshot))
    .filter(one => one !== undefined)
    .sort((a, b) => b.score - a.score)
  const best = matches[0]?.score ?? 0
  return matches.filter(({ score }) => score * 2 > best).slice(0, PICTURES_MAX)
}

function matchOne(known: Known, book: EvidenceBook, snapshot: Snapshot): Match | undefined {
  const codes = known.codes ? book.findAll(known.codes) : []
  const signs = (known.signs ?? []).flatMap(list => {
    const found = list.map(pattern => book.findAll(pattern))
    return found.every(evidence => evidence.length > 0) ? [found.flat()] : []
  })
  if (codes.length + signs.length === 0) return undefined
  const evidence = [...codes, ...signs.flat()]
  const causes: WeighedCause[] = []
  const gone: GoneCause[] = []
  for (const cause of known.causes) {
    if (isRuledOut(cause, snapshot)) continue
    const by = snapshot.tried.find(step => step.outcome === 'failed' && isAbout(cause.surely, step.text))
    if (by) gone.push({ text: cause.text, by })
    else causes.push(weigh(cause, evidence, book, snapshot))
  }
  if (causes.length === 0) return undefined
  return {
    known,
    evidence,
    causes,
    gone,
    score:
      Math.min(codes.length, CODES_COUNTED) * CODE_WEIGHT +
      signs.length * SIGN_WEIGHT +
      causes.reduce((sum, cause) => sum + cause.score, 0),
  }
}

const isAbout = (pattern: RegExp | undefined, text: string) => pattern?.test(fold(text)) ?? false

const isRuledOut = ({ ruledOut }: KnownCause, snapshot: Snapshot) =>
  snapshot.ruledOut.some(fact => isAbout(ruledOut, fact.text))

/** Likely when something speaks for just this cause, possible when only its picture fits; a cure that left it costs one. */
function weigh(
  cause: KnownCause,
  shared: readonly Evidence[],
  book: EvidenceBook,
  snapshot: Snapshot,
): WeighedCause {
  const pointing = cause.points ? book.findAll(cause.points) : []
  const inVain = snapshot.tried.find(step => CURES_NOT.has(step.outcome) && isAbout(cause.cure, step.text))
  const rank = (pointing.length > 0 ? 0 : 1) + (inVain ? 1 : 0)
  return {
    text: inVain ? `${cause.text} (but a cure for it ${CURES_NOT.get(inVain.outcome)})` : cause.text,
    confidence: RANKS[rank] ?? 'unlikely',
    score: pointing.length > 0 && !inVain ? POINT_WEIGHT : 0,
    evidence: [...(inVain ? [inVain] : []), ...(pointing.length > 0 ? pointing : shared)],
  }
}

/** The likeliest first; alike ones stay in the order of their pictures. */
export const byConfidence = (a: { confidence: Confidence }, b: { confidence: Confidence }): number =>
  RANKS.indexOf(a.confidence) - RANKS.indexOf(b.confidence)
