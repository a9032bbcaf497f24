import type { Assessment, Snapshot } from '../../contract/handoffs.ts'
import { fold, stated } from './evidence.ts'
import type { Known, KnownStep } from './knowledge/known.ts'
import type { Match } from './match.ts'
import { graver, riskOfText, weightOf } from './step-risk.ts'
import { triedBefore } from './tried-before.ts'

export type SuggestedStep = Assessment['suggestedSteps'][number]

/** As many as are read in seconds. */
export const STEPS_MAX = 3
const PROPOSALS_MAX = 2
const LATER_MAX = 2

/**
 * What to do first, the least risky of it first: what the technician proposed, and what the matching pictures know.
 * `later` holds safe checks for which there was no room.
 */
export function suggestSteps(snapshot: Snapshot, matches: readonly Match[]) {
  const isTried = triedBefore(snapshot)
  const known = matches.flatMap(one => one.known.steps.map(step => ({ step, match: one })))
  const proposals = snapshot.notTried
    .filter(({ text }) => !isTried(text, stepIn(matches, text)?.done))
    .slice(0, PROPOSALS_MAX)
    .map(fact => proposal(fact, stepIn(matches, fact.text)))
  const proposed = snapshot.notTried.map(({ text }) => fold(text))
  const fresh = known
    .filter(({ step }) => !isTried(step.text, step.done) && !proposed.some(text => step.done.test(text)))
    .map(({ step, match }) => suggestion(step, match))
  const first = [...proposals, ...fresh].slice(0, STEPS_MAX)
  return {
    first: first.sort((a, b) => weightOf(a.risk) - weightOf(b.risk)),
    later: fresh.filter(step => step.risk === 'none' && !first.includes(step)).slice(0, LATER_MAX),
  }
}

const stepIn = (matches: readonly { known: Known }[], text: string): KnownStep | undefined =>
  matches.flatMap(({ known }) => known.steps).find(({ done }) => done.test(fold(text)))

function suggestion({ text, why, risk }: KnownStep, { evidence }: Match): SuggestedStep {
  return { ...stated(text, evidence), why, risk }
}

function proposal(fact: Snapshot['notTried'][number], known: KnownStep | undefined): SuggestedStep {
  const own = riskOfText(fact.text)
  return {
    ...stated(fact.text, [fact]),
    why: known ? known.why : 'Proposed in the session and not tried yet.',
    risk: known ? graver(known.risk, own) : own,
  }
}
