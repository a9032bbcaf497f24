import type { Assessment, Snapshot, Statement } from '../../contract/handoffs.ts'
import { clip } from '../clip.ts'
import { cautions } from './cautions.ts'
import { fold, readEvidence, stated } from './evidence.ts'
import { type AssessmentInput, generalSteps } from './general.ts'
import { knowledge } from './knowledge/all.ts'
import type { Known } from './knowledge/known.ts'
import { byConfidence, type Match, match } from './match.ts'
import { STEPS_MAX, suggestSteps } from './suggest.ts'

export type { AssessmentInput } from './general.ts'

const FACTS_MAX = 10
const QUOTES_MAX = 2
const QUOTE_MAX = 140
const CAUSES_MAX = 3
const CONTINGENCY_MAX = 2
const RISKS_MAX = 3

/**
 * What the rules make of a snapshot: facts as they stand, then what pictures of their knowledge fit, each statement
 * with its sources. The same snapshot gives the same answer. Where nothing fits it claims nothing, and asks what any
 * engineer would ask.
 */
export function assessByRules(input: AssessmentInput): Assessment {
  const { snapshot } = input
  const book = readEvidence(snapshot)
  const matches = match(knowledge, book, snapshot)
  const { first, later } = suggestSteps(snapshot, matches)
  return {
    source: 'rules',
    facts: factsOf(snapshot, matches),
    causes: matches
      .flatMap(({ causes }) => causes)
      .sort(byConfidence)
      .slice(0, CAUSES_MAX)
      .map(({ text, confidence, evidence }) => ({ ...stated(text, evidence), confidence })),
    ruledOut: [...snapshot.ruledOut.map(restated), ...matches.flatMap(goneOf)],
    notTried: [...snapshot.notTried.map(restated), ...later.map(step => stated(step.text, [step]))],
    suggestedSteps: matches.length > 0 ? first : [...first, ...generalSteps(input)].slice(0, STEPS_MAX),
    contingency: matches
      .flatMap(({ known, evidence }) => known.contingency.map(({ when, then }) => ({ when, then, evidence })))
      .slice(0, CONTINGENCY_MAX)
      .map(({ when, then, evidence }) => {
        const { citations, supported } = stated(then, evidence)
        return { when, then, citations, supported }
      }),
    risks: [
      ...cautions(snapshot),
      ...matches.flatMap(({ known, evidence }) => known.risks.map(text => stated(text, evidence))),
    ].slice(0, RISKS_MAX),
  }
}

const restated = (fact: Snapshot['ruledOut'][number]): Statement => stated(fact.text, [fact])

const goneOf = ({ gone }: Match): Statement[] =>
  gone.map(({ text, by }) => stated(`${text}: tried in vain (${clip(by.text, QUOTE_MAX)})`, [by]))

/** The environment, and sentences of messages that made a picture fit and that no step was drawn from. */
function factsOf({ environment, tried }: Snapshot, matches: readonly Match[]): Statement[] {
  const drawnFrom = new Set(tried.flatMap(({ citations }) => citations.map(({ id }) => id)))
  const quotes = matches.flatMap(({ known, evidence }) =>
    evidence
      .filter(({ from, citations }) => from === 'message' && !citations.some(({ id }) => drawnFrom.has(id)))
      .map(({ text, citations }) => ({ text: sentenceWith(text, signsOf(known)), citations })),
  )
  const told = new Map(quotes.map(quote => [quote.text, quote]))
  return [
    ...environment.slice(0, FACTS_MAX).map(restated),
    ...[...told.values()].slice(0, QUOTES_MAX).map(quote => stated(quote.text, [quote])),
  ]
}

const signsOf = ({ codes, signs = [] }: Known) => [...(codes ? [codes] : []), ...signs.flat()]

function sentenceWith(text: string, patterns: readonly RegExp[]): string {
  const sentences = text.split(/\n|(?<=[.!?]) /)
  const telling = sentences.find(sentence => patterns.some(pattern => pattern.test(fold(sentence))))
  return clip((telling ?? text).trim(), QUOTE_MAX)
}
