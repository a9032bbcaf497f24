import type { ModelProposal } from '../../../shared/contract/copilot.ts'
import { ProposalCard } from '../../core/proposal-card.tsx'
import { type Recorded, recordedAs, type StepRecord, stepOfProposal } from './records.ts'

type ModelProposalsProps = {
  proposals: readonly ModelProposal[]
  steps: Recorded
  /** Whether the first of them is what comes next. */
  leads: boolean
  onRecord: (step: StepRecord) => void
}

/** The steps that the model proposed in its last answer. */
export function ModelProposals({ proposals, steps, leads, onRecord }: ModelProposalsProps) {
  return proposals.map(({ text, why, risk }, index) => (
    <ProposalCard
      key={text}
      proposal={{ nodeId: text, text, how: null, why: why ?? '', tell: '', risk, when: null }}
      first={leads && index === 0}
      onRecord={(outcome, note) => onRecord(stepOfProposal({ text }, outcome, note))}
      {...(!recordedAs(text, steps) && { onKeep: () => onRecord(stepOfProposal({ text }, 'proposed')) })}
    />
  ))
}

/** Those that nobody has tried yet. */
export const stillOpen = (proposals: readonly ModelProposal[], steps: Recorded) =>
  proposals.filter(({ text }) => (recordedAs(text, steps)?.outcome ?? 'proposed') === 'proposed')
