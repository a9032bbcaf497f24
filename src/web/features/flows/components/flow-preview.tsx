import { RotateCcw, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { proposals } from '../../../../shared/domain/flow/proposals.ts'
import type { Flow } from '../../../../shared/domain/flow/schema.ts'
import { shownEnd, shownQuestion } from '../../../../shared/domain/flow/shown.ts'
import { followSteps, placeIn, type RecordedStep } from '../../../../shared/domain/flow/steps.ts'
import { OUTCOME_LABELS } from '../../../core/badges.tsx'
import { EndCard } from '../../../core/end-card.tsx'
import { ProposalCard } from '../../../core/proposal-card.tsx'
import { QuestionCard } from '../../../core/question-card.tsx'
import { announce } from '../../../ui/announce.ts'
import { Button } from '../../../ui/button.tsx'

type FlowPreviewProps = {
  flow: Flow
  lines: Readonly<Record<string, number>>
  onGoTo: (line: number) => void
}

const NO_SESSION = { title: 'This session', problem: 'The problem', client: null, ticketRef: null }

/** Walks through a flow as a technician does in a session; nothing is recorded. It keeps its place while the text changes. */
export function FlowPreview({ flow, lines, onGoTo }: FlowPreviewProps) {
  const [walk, setWalk] = useState<readonly RecordedStep[]>([])
  const body = useRef<HTMLDivElement>(null)
  const shown = useRef(walk)
  const { passed, place } = followSteps(flow, walk)
  const advice = proposals(flow, walk)
  const first = advice.steps[0]
  const next = advice.ask?.question.question ?? first?.text ?? (advice.end ? 'The end' : '')
  const line = place && lines[place.id]

  useEffect(() => {
    // Each effect knows its own walk: one of an older picture may run as late as after the click.
    if (shown.current === walk) return
    shown.current = walk
    body.current?.querySelector<HTMLElement>('[data-next]')?.focus()
    announce(`Next: ${next}`)
  })

  const record = (step: RecordedStep) => setWalk([...walk, step])
  /** What was walked up to this node, and no further. */
  const backTo = (index: number) =>
    setWalk(
      passed.slice(0, index).flatMap(({ id, taken }): RecordedStep[] => {
        const node = placeIn(flow, id)?.node
        if (!node || !('question' in node || 'do' in node)) return []
        return 'question' in node
          ? [{ text: node.question, outcome: 'worked', note: taken }]
          : [{ text: node.do, outcome: taken as RecordedStep['outcome'], note: null }]
      }),
    )

  return (
    <div ref={body} className="space-y-3">
      {passed.length > 0 && (
        <>
          <ol aria-label="Walked so far" className="space-y-1 text-sm">
            {passed.map(({ id, taken }, index) => {
              const node = placeIn(flow, id)?.node
              if (!node || !('question' in node || 'do' in node)) return null
              const words = 'question' in node ? taken : OUTCOME_LABELS[taken as RecordedStep['outcome']]
              return (
                <li key={id} className="flex items-baseline gap-2">
                  <span className="text-xs text-ink-subtle tabular-nums">{index + 1}</span>
                  <span className="min-w-0 flex-1 wrap-anywhere text-ink-muted">
                    {'question' in node ? node.question : node.do}{' '}
                    <span className="font-medium text-ink">{words}</span>
                  </span>
                </li>
              )
            })}
          </ol>
          <div className="flex flex-wrap gap-1.5">
            <Button size="sm" icon={Undo2} onClick={() => backTo(passed.length - 1)}>
              One step back
            </Button>
            <Button size="sm" variant="quiet" icon={RotateCcw} onClick={() => setWalk([])}>
              Start over
            </Button>
          </div>
        </>
      )}
      {advice.ask && (
        <QuestionCard
          question={shownQuestion(advice.ask.question)}
          onAnswer={answer =>
            advice.ask && record({ text: advice.ask.question.question, outcome: 'worked', note: answer })
          }
        />
      )}
      {!advice.ask &&
        advice.steps.map((proposal, index) => (
          <ProposalCard
            key={proposal.nodeId}
            proposal={proposal}
            first={index === 0}
            onRecord={(outcome, note) => record({ text: proposal.text, outcome, note })}
          />
        ))}
      {advice.end && (
        <EndCard
          end={shownEnd(advice.end, { session: NO_SESSION, steps: walk })}
          escalation={<p className="text-ink-subtle">Here the technician hands the session off.</p>}
        />
      )}
      {line && (
        <Button size="sm" variant="quiet" className="-ml-2" onClick={() => onGoTo(line)}>
          Go to line {line} of the text
        </Button>
      )}
    </div>
  )
}
