import type { StepOutcome } from '../../shared/contract/sessions.ts'

/** One key an outcome, pressed on a step. */
export const OUTCOME_KEYS = [
  { key: 'W', outcome: 'worked' },
  { key: 'F', outcome: 'failed' },
  { key: 'P', outcome: 'partial' },
  { key: 'I', outcome: 'inconclusive' },
  { key: 'X', outcome: 'skipped' },
] as const satisfies readonly { key: string; outcome: StepOutcome }[]

/** What a press on a step means, if it is an outcome. */
export const outcomeOfKey = (key: string): StepOutcome | undefined =>
  OUTCOME_KEYS.find(entry => entry.key === key.toUpperCase())?.outcome
