import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useMe } from '../../core/me.ts'
import { announce } from '../../ui/announce.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { copilotQuery, proposalsQuery, similarQuery, useRecordStep } from './api.ts'
import { FlowAdvice } from './flow-advice.tsx'
import { isHidden, keepHidden } from './hidden.ts'
import { ModelProposals, stillOpen } from './model-proposals.tsx'
import { headlineOf, type Recorded, recordedAs, type StepRecord } from './records.ts'
import { SimilarSessions } from './similar-sessions.tsx'

type CopilotPanelProps = {
  sessionId: string
  /** The steps of the session. */
  steps: Recorded
  /** Opens the form of the hand-off; absent when the reader may not hand the session off. */
  onEscalate?: (() => void) | undefined
}

/** What to try next: from the flow that fits, from the model, and how similar sessions were solved. Nothing when there is none. */
export function CopilotPanel({ sessionId, steps, onEscalate }: CopilotPanelProps) {
  const { user } = useMe()
  const [chosen, setChosen] = useState<string>()
  const [hidden, setHidden] = useState(() => isHidden(user.id, sessionId))
  const { data } = useQuery(proposalsQuery(sessionId, chosen))
  const similar = useQuery(similarQuery(sessionId)).data?.similar ?? []
  const fromModel = stillOpen(useQuery(copilotQuery(sessionId)).data?.proposals ?? [], steps)
  const { mutate, isPending } = useRecordStep(sessionId)
  const body = useRef<HTMLDivElement>(null)
  /** What was next when an outcome was recorded, until the flow has gone on from it. */
  const leaving = useRef<string>(undefined)
  const headingId = useId()
  const next = (data && headlineOf(data)) ?? fromModel[0]?.text

  // What was pressed is gone once the flow went on: the focus goes on with it.
  useEffect(() => {
    if (leaving.current === undefined || next === undefined || next === leaving.current) return
    leaving.current = undefined
    body.current?.querySelector<HTMLElement>('[data-next]')?.focus()
    announce(`Recorded. Next: ${next}`)
  }, [next])

  const flow = data?.matches.find(match => match.id === data.flow)
  if (!flow && fromModel.length === 0 && similar.length === 0) return null

  function record(step: StepRecord) {
    if (isPending) return
    const waiting = recordedAs(step.text, steps)
    leaving.current = step.outcome === 'proposed' ? undefined : (next ?? '')
    mutate(
      { ...step, waiting: waiting?.outcome === 'proposed' ? waiting.id : undefined },
      {
        onError: () => {
          leaving.current = undefined
        },
      },
    )
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
          {flow ? `Next from “${flow.title}”` : 'What could help'}
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
          {data && flow && (
            <FlowAdvice
              data={data}
              flow={flow}
              steps={steps}
              onRecord={record}
              onChooseFlow={setChosen}
              onEscalate={onEscalate}
            />
          )}
          {fromModel.length > 0 && (
            <Group title="Proposed in the copilot’s last answer">
              <ModelProposals proposals={fromModel} steps={steps} leads={!flow} onRecord={record} />
            </Group>
          )}
          {similar.length > 0 && (
            <Group title="Similar resolved sessions">
              <SimilarSessions similar={similar} />
            </Group>
          )}
        </div>
      )}
    </section>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="space-y-2 pt-1">
    <h4 className="text-xs font-semibold text-ink-muted">{title}</h4>
    {children}
  </div>
)
