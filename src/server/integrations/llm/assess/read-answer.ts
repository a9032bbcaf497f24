import type { Assessment, Statement } from '../../../../shared/contract/handoffs.ts'
import type { AssessmentInput } from '../../../../shared/domain/assessment/assess.ts'
import { sourcesOf } from '../../../../shared/domain/assessment/evidence.ts'
import { graver, riskOfText } from '../../../../shared/domain/assessment/step-risk.ts'
import { triedBefore } from '../../../../shared/domain/assessment/tried-before.ts'
import { plainText } from '../../../../shared/domain/plain-text.ts'
import type { AssessmentAnswer } from './answer.ts'
import type { Piece } from './evidence.ts'

const TEXT_MAX = 300
const CAUSES_MAX = 3
const STEPS_MAX = 3
const CONTINGENCY_MAX = 2
const RISKS_MAX = 3
const RULED_OUT_MAX = 6

type Input = AssessmentInput & { draft: Assessment }

/**
 * The rules' answer with what the model thinks. Facts, what was not tried and what people warn of stay the rules': they are
 * written in the session. Numbers that are in no list are dropped; a statement without evidence says so of itself; a step
 * is at least as risky as its words.
 */
export function readAssessment(
  answer: AssessmentAnswer,
  pieces: readonly Piece[],
  { snapshot, draft }: Input,
): Assessment {
  const stated = (text: string, evidence: readonly number[]): Statement => ({
    text: sentence(text),
    ...sourced(evidence, pieces),
  })
  const isTried = triedBefore(snapshot)
  const steps = distinct(
    answer.suggestedSteps
      .map(({ text, why, risk, evidence }) => ({
        ...stated(text, evidence),
        why: sentence(why),
        risk: graver(risk, riskOfText(text)),
      }))
      .filter(({ text }) => !isTried(text)),
  ).slice(0, STEPS_MAX)
  const causes = distinct(
    answer.causes.map(({ text, confidence, evidence }) => ({ ...stated(text, evidence), confidence })),
  )
  return {
    source: 'llm',
    facts: draft.facts,
    causes: causes.slice(0, CAUSES_MAX),
    ruledOut: distinct([
      ...draft.ruledOut,
      ...answer.ruledOut.map(({ text, evidence }) => stated(text, evidence)).slice(0, RULED_OUT_MAX),
    ]),
    notTried: draft.notTried,
    suggestedSteps: steps.length > 0 ? steps : draft.suggestedSteps,
    contingency: contingencyOf(answer, pieces),
    // First what the session itself warns of.
    risks: distinct([
      ...draft.risks,
      ...answer.risks.map(({ text, evidence }) => stated(text, evidence)),
    ]).slice(0, RISKS_MAX),
  }
}

function contingencyOf(
  { contingency }: AssessmentAnswer,
  pieces: readonly Piece[],
): Assessment['contingency'] {
  const read = contingency.map(({ when, then, evidence }) => ({
    when: sentence(when).replace(/^if /i, '').replace(/[.,]$/, ''),
    then: sentence(then).replace(/\.$/, ''),
    ...sourced(evidence, pieces),
  }))
  return distinctBy(
    read.filter(({ when, then }) => when !== '' && then !== ''),
    ({ when }) => when,
  ).slice(0, CONTINGENCY_MAX)
}

const sentence = (text: string) => plainText(text, TEXT_MAX)

function sourced(evidence: readonly number[], pieces: readonly Piece[]) {
  const citations = sourcesOf(pieces.filter(({ n }) => evidence.includes(n)))
  return { citations, supported: citations.length > 0 }
}

const distinct = <T extends { text: string }>(statements: T[]): T[] =>
  distinctBy(
    statements.filter(({ text }) => text !== ''),
    ({ text }) => text,
  )

function distinctBy<T>(list: T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>()
  return list.filter(one => {
    const key = keyOf(one).toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}
