import type { FlowProposal, FlowQuestion, SessionProposals } from '../../../shared/contract/flows.ts'
import type { StepOutcome } from '../../../shared/contract/sessions.ts'

export type StepRecord = { text: string; outcome: StepOutcome; note?: string }

/** The step by which a flow knows that its proposal was carried out. */
export function stepOfProposal({ text }: FlowProposal, outcome: StepOutcome, note = ''): StepRecord {
  const trimmed = note.trim()
  return { text, outcome, ...(trimmed && { note: trimmed }) }
}

/** The step by which a flow knows the answer to its question. */
export const stepOfAnswer = ({ text }: FlowQuestion, answer: string): StepRecord => ({
  text,
  outcome: 'worked',
  note: answer,
})

/** What is to be done next, in one line; undefined when nothing is proposed. */
export const headlineOf = ({ question, proposals, end }: SessionProposals): string | undefined =>
  question?.text ?? proposals[0]?.text ?? end?.text
