import type { Assessment } from '../../../shared/contract/handoffs.ts'
import { type AssessmentInput, assessByRules } from '../../../shared/domain/assessment/assess.ts'

/** Thinks over the snapshot of a hand-off. What it answers is contract, whatever it is made with. */
export type Assessor = {
  source: Assessment['source']
  assess(input: AssessmentInput): Assessment | Promise<Assessment>
}

/** The assessor that is always there: at once, without a network, the same answer for the same snapshot. */
export const rulesAssessor = { source: 'rules', assess: assessByRules } satisfies Assessor
