import type { Assessment } from '../../../shared/contract/handoffs.ts'
import { type AssessmentInput, assessByRules } from '../../../shared/domain/assessment/assess.ts'
import type { ReadTx } from '../../core/transact.ts'

/** Thinks over the snapshot of a hand-off. What it answers is contract, whatever it is made with. */
export type Assessor = {
  source: Assessment['source']
  assess(input: AssessmentInput): Assessment | Promise<Assessment>
}

/** The assessor that is always there: at once, without a network, the same answer for the same snapshot. */
export const rulesAssessor = { source: 'rules', assess: assessByRules } satisfies Assessor

/** A model that refines the rules' answer. It may be slow, wrong or away: nothing waits for it. */
export type ModelAssessor = {
  /** Whether it may be asked now. Reads the database inside the caller's transaction; no network. */
  enabled(tx: ReadTx): Promise<boolean>
  /** Asks it. Rejects when it fails; stops when `signal` aborts. */
  assess(
    orgId: string,
    input: AssessmentInput & { draft: Assessment },
    signal: AbortSignal,
  ): Promise<Assessment>
}

/** Who refines assessments, and how long each may take from the commit of its hand-off on. */
export type Refining = { model: ModelAssessor; seconds: number }
