import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp, CircleArrowUp } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { EndCard } from '../../core/end-card.tsx'
import { useMe } from '../../core/me.ts'
import { ProposalCard } from '../../core/proposal-card.tsx'
import { QuestionCard } from '../../core/question-card.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { proposalsQuery, useRecordStep } from './api.ts'
import { isHidden, keepHidden } from './hidden.ts'
import { headlineOf, type StepRecord, stepOfAnswer, stepOfProposal } from './records.ts'

type CopilotPanelProps = {
  sessionId: string
  /** Opens the form of the hand-off; absent when the reader may not hand the session off. */
  onEscalate?: (() => void) | undefined
}

/** What to try next, from the flow that fits the session. Nothing at all when none does. */
export function CopilotPanel({ sessionId, onEscalate }: CopilotPanelProps) {
  const { user } = useMe()
  const [chosen, setChosen] = useState<string>()
  const [hidden, setHidden] = useState(() => isHidden(user.id, sessionId))
  const { data } = useQuery(proposalsQuery(sessionId, chosen))
  const { mutate, isPending } = useRecordStep(sessionId)
  const body = useRef<HTMLDivElement>(null)
  const recorded = useRef(false)
  const headingId = useId()
  const next = data && headlineOf(data)

  // What was pressed is gone once the flow went on: the focus goes on with it.
  useEffect(() => {
    if (!recorded.current || next === undefined) return
    recorded.current = false
    body.current?.querySelector<HTMLElement>('[data-next]')?.focus()
    announce(`Recorded. Next: ${next}`)
  }, [next])

  const flow = data?.matches.find(match => match.id === data.flow)
  if (!data || !flow) return null

  function record(step: StepRecord) {
    if (isPending) return
    recorded.current = true
    mutate(step, {
      onError: () => {
        recorded.current = false
      },
    })
  }
  function toggle() {
    setHidden(!hidden)
    keepHidden(user.id, sessionId, !hidden)
  }

  return (
    <section
      aria-labelledby={headingId}
      className="flex max-h-[55%] shrink-0 flex-col border-t border-line bg-surface"
    >
      <header className="flex items-center gap-2 py-1 pr-2 pl-3">
        <h3 id={headingId} className="min-w-0 flex-1 truncate text-sm font-semibold text-ink">
          Next from “{flow.title}”
        </h3>
        <IconButton
          size="sm"
          icon={hidden ? ChevronUp : ChevronDown}
          label={hidden ? 'Show what to do next' : 'Hide what to do next'}
          aria-expanded={!hidden}
          onClick={toggle}
        />
      </header>
      {!hidden && (
        <div ref={body} aria-busy={isPending} className="min-h-0 space-y-2 overflow-y-auto px-3 pb-3">
          <p className="text-xs wrap-anywhere text-ink-subtle">{flow.reason}.</p>
          {data.question && (
            <QuestionCard
              question={data.question}
              onAnswer={answer => data.question && record(stepOfAnswer(data.question, answer))}
            />
          )}
          {!data.question &&
            data.proposals.map((proposal, index) => (
              <ProposalCard
                key={proposal.nodeId}
                proposal={proposal}
                first={index === 0}
                onRecord={(outcome, note) => record(stepOfProposal(proposal, outcome, note))}
              />
            ))}
          {data.end && (
            <EndCard
              end={data.end}
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
          {data.matches.length > 1 && (
            <SelectField
              label="Follow another flow"
              options={data.matches.map(({ id, title }) => ({ value: id, label: title }))}
              value={flow.id}
              onChange={event => setChosen(event.target.value)}
            />
          )}
        </div>
      )}
    </section>
  )
}
