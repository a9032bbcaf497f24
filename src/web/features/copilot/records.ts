import type { FlowProposal, FlowQuestion, SessionProposals } from '../../../shared/contract/flows.ts'
import type { StepOutcome } from '../../../shared/contract/sessions.ts'

export type StepRecord = { text: string; outcome: StepOutcome; note?: string }

/** The step by which a flow knows that its proposal was carried out. */
export function stepOfProposal(
  { text }: Pick<FlowProposal, 'text'>,
  outcome: StepOutcome,
  note = '',
): StepRecord {
  const trimmed = note.trim()
  return { text, outcome, ...(trimmed && { note: trimmed }) }
}

export type Recorded = readonly { id: string; text: string; outcome: StepOutcome }[]

const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** The recorded step that has the text of a proposal, the newest first. */
export const recordedAs = (text: string, steps: Recorded): Recorded[number] | undefined =>
  steps.findLast(step => plain(step.text) === plain(text))

/** The step by which a flow knows the answer to its question. */
export const stepOfAnswer = ({ text }: FlowQuestion, answer: string): StepRecord => ({
  text,
  outcome: 'worked',
  note: answer,
})

/** What is to be done next, in one line; undefined when nothing is proposed. */
export const headlineOf = ({ question, proposals, end }: SessionProposals): string | undefined =>
  question?.text ?? proposals[0]?.text ?? end?.text
