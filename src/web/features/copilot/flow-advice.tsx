import { CircleArrowUp } from 'lucide-react'
import type { SessionProposals } from '../../../shared/contract/flows.ts'
import { EndCard } from '../../core/end-card.tsx'
import { ProposalCard } from '../../core/proposal-card.tsx'
import { QuestionCard } from '../../core/question-card.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type Recorded, recordedAs, type StepRecord, stepOfAnswer, stepOfProposal } from './records.ts'

type FlowAdviceProps = {
  data: SessionProposals
  flow: SessionProposals['matches'][number]
  steps: Recorded
  onRecord: (step: StepRecord) => void
  onChooseFlow: (id: string) => void
  onEscalate: (() => void) | undefined
}

/** Where the flow stands: its question, the steps to try, or its end. */
export function FlowAdvice({ data, flow, steps, onRecord, onChooseFlow, onEscalate }: FlowAdviceProps) {
  const { question, proposals, end, matches } = data
  return (
    <>
      <p className="text-xs wrap-anywhere text-ink-subtle">{flow.reason}.</p>
      {question && (
        <QuestionCard question={question} onAnswer={answer => onRecord(stepOfAnswer(question, answer))} />
      )}
      {!question &&
        proposals.map((proposal, index) => (
          <ProposalCard
            key={proposal.nodeId}
            proposal={proposal}
            first={index === 0}
            onRecord={(outcome, note) => onRecord(stepOfProposal(proposal, outcome, note))}
            {...(!recordedAs(proposal.text, steps) && {
              onKeep: () => onRecord(stepOfProposal(proposal, 'proposed')),
            })}
          />
        ))}
      {end && (
        <EndCard
          end={end}
          escalation={
            onEscalate ? (
              <Button size="sm" icon={CircleArrowUp} onClick={onEscalate}>
                Escalate
              </Button>
            ) : (
              <p className="text-ink-subtle">The one who owns the session can hand it off.</p>
            )
          }
        />
      )}
      {matches.length > 1 && (
        <SelectField
          label="Follow another flow"
          options={matches.map(({ id, title }) => ({ value: id, label: title }))}
          value={flow.id}
          onChange={event => onChooseFlow(event.target.value)}
        />
      )}
    </>
  )
}
