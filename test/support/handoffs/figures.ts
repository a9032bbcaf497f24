import { makeSnapshot } from '../../../src/shared/domain/snapshot.ts'
import type { Labelled, LabelledStep } from './labelled.ts'

type Found = { what: string; outcome: string; numbers: number[] }
type Counts = Record<
  | 'steps'
  | 'found'
  | 'matched'
  | 'tried'
  | 'triedFound'
  | 'facts'
  | 'factsHit'
  | 'told'
  | 'toldHit'
  | 'problemHit',
  number
>

export type Figures = {
  stepF1: number
  triedRecall: number
  /** Accuracy over matched steps, every class with the same weight. */
  outcomeBalanced: number
  environmentRecall: number
  environmentPrecision: number
  problemHit: number
}

/** How well snapshots of labelled conversations tell what the labels tell. A step is found where a message is shared. */
export function measureSnapshots(labelled: readonly Labelled[]): Figures {
  const sum: Counts = {
    ...{ steps: 0, found: 0, matched: 0, tried: 0, triedFound: 0 },
    ...{ facts: 0, factsHit: 0, told: 0, toldHit: 0, problemHit: 0 },
  }
  const outcomes = new Map<string, { all: number; right: number }>()
  for (const conversation of labelled) addOne(conversation, sum, outcomes)
  const classes = [...outcomes.values()]
  return {
    stepF1: (2 * sum.matched) / (sum.steps + sum.found),
    triedRecall: sum.triedFound / sum.tried,
    outcomeBalanced: classes.reduce((total, { all, right }) => total + right / all, 0) / classes.length,
    environmentRecall: sum.factsHit / sum.facts,
    environmentPrecision: sum.toldHit / sum.told,
    problemHit: sum.problemHit / labelled.length,
  }
}

function addOne(labelled: Labelled, sum: Counts, outcomes: Map<string, { all: number; right: number }>) {
  const read = readSnapshot(labelled)
  const pairs = pair(labelled.steps, read.steps)
  sum.steps += labelled.steps.length
  sum.found += read.steps.length
  sum.matched += pairs.size
  for (const [step, found] of pairs) {
    const seen = outcomes.get(step.outcome) ?? { all: 0, right: 0 }
    outcomes.set(step.outcome, {
      all: seen.all + 1,
      right: seen.right + (found.outcome === step.outcome ? 1 : 0),
    })
  }
  const tried = labelled.steps.filter(step => step.tried)
  sum.tried += tried.length
  sum.triedFound += tried.filter(step => pairs.has(step)).length
  const hits = (fact: string, number: number, told: { text: string; numbers: number[] }) =>
    told.numbers.includes(number) && share(wordsOf(fact), wordsOf(told.text)) >= 0.5
  sum.facts += labelled.environment.length
  sum.factsHit += labelled.environment.filter(({ fact, number }) =>
    read.environment.some(told => hits(fact, number, told)),
  ).length
  sum.told += read.environment.length
  sum.toldHit += read.environment.filter(told =>
    labelled.environment.some(({ fact, number }) => hits(fact, number, told)),
  ).length
  if (read.problem.some(number => labelled.problem.includes(number))) sum.problemHit += 1
}

function readSnapshot({ messages }: Labelled) {
  const at = '2026-01-01T01:00:00.000Z'
  const session = { problem: messages[0]?.text ?? '', createdAt: at }
  const snapshot = makeSnapshot({ session, messages, steps: [], at })
  const numbers = (citations: { id: string }[]) => citations.map(({ id }) => Number(id.slice(1)))
  return {
    problem: numbers(snapshot.problem.citations),
    environment: snapshot.environment.map(({ text, citations }) => ({ text, numbers: numbers(citations) })),
    steps: [
      ...snapshot.tried.map(({ text, outcome, citations }) => ({
        what: text,
        outcome,
        numbers: numbers(citations),
      })),
      ...snapshot.notTried.map(({ text, citations }) => ({
        what: text,
        outcome: 'proposed_not_tried',
        numbers: numbers(citations),
      })),
    ],
  }
}

/** One to one, the pairs with most in common first; a message in common is the least. */
function pair(steps: readonly LabelledStep[], found: readonly Found[]): Map<LabelledStep, Found> {
  const candidates = steps.flatMap(step =>
    found
      .filter(other => other.numbers.some(number => step.numbers.includes(number)))
      .map(other => ({ step, other, common: inCommon(step, other) })),
  )
  const pairs = new Map<LabelledStep, Found>()
  const used = new Set<Found>()
  for (const { step, other } of candidates.sort((a, b) => b.common - a.common)) {
    if (pairs.has(step) || used.has(other)) continue
    pairs.set(step, other)
    used.add(other)
  }
  return pairs
}

const inCommon = (step: LabelledStep, found: Found) =>
  share(new Set(step.numbers), new Set(found.numbers)) + share(wordsOf(step.what), wordsOf(found.what))

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? [])

/** How much of the first set is in the second. */
const share = <T>(of: ReadonlySet<T>, within: ReadonlySet<T>) =>
  [...of].filter(item => within.has(item)).length / Math.max(of.size, 1)
