import { useQuery } from '@tanstack/react-query'
import { RotateCw, Sparkles, Square, X } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import type { CopilotState } from '../../../shared/contract/copilot.ts'
import type { Message } from '../../../shared/contract/sessions.ts'
import { useMe } from '../../core/me.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { useIsPast } from '../../ui/clock.ts'
import { FieldError } from '../../ui/form-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { forgetAnswer, giveUpLine, useWatchedAnswer } from './answer-store.ts'
import { copilotQuery, useStopCopilot } from './api.ts'

type AnswerRowProps = {
  sessionId: string
  messages: readonly Message[]
  /** Absent for who may only read. */
  onAsk?: (() => void) | undefined
}

// The last part may come a moment after everyone was told that the answer is over.
const LAST_PART_MS = 3_000
const NOTHING_NEW = 'Nothing new: what was said last still stands. Record how a step ended, or tell more.'

/** The answer that is being made, behind the last message: as it is written here, or that it is being written elsewhere. */
export function AnswerRow({ sessionId, messages, onAsk }: AnswerRowProps) {
  const { user } = useMe()
  const answer = useWatchedAnswer(sessionId)
  const { data, refetch } = useQuery(copilotQuery(sessionId))
  const stop = useStopCopilot(sessionId)
  const elsewhere = useAnswering(data)
  useEffect(() => {
    if (answer.phase === 'nothing_new') announce(NOTHING_NEW)
  }, [answer.phase])
  const isOverdue = answer.phase === 'coming' && data?.answering === null
  useEffect(() => {
    if (!isOverdue) return
    // A line can die without a word, as when a laptop changes its network: then nothing more would ever come.
    const timer = setTimeout(async () => {
      const now = await refetch()
      if (now.data?.answering === null) giveUpLine(sessionId)
    }, LAST_PART_MS)
    return () => clearTimeout(timer)
  }, [isOverdue, refetch, sessionId])
  const stopButton = onAsk && (
    <Button size="sm" variant="quiet" icon={Square} disabled={stop.isPending} onClick={() => stop.mutate()}>
      Stop
    </Button>
  )

  if (answer.phase === 'coming')
    return (
      <Row action={stopButton}>
        {answer.text ? (
          <p dir="auto" className="text-base whitespace-pre-wrap wrap-anywhere text-ink">
            {answer.text}
          </p>
        ) : (
          <Working>Thinking</Working>
        )}
      </Row>
    )
  if (answer.phase === 'whole') {
    if (messages.some(({ id }) => id === answer.messageId)) return null
    return (
      <Row>
        <p dir="auto" className="text-base whitespace-pre-wrap wrap-anywhere text-ink">
          {answer.text}
        </p>
      </Row>
    )
  }
  if (elsewhere)
    return (
      <Row action={stopButton}>
        <Working>{elsewhere.by.id === user.id ? 'Answering you' : `Answering ${elsewhere.by.name}`}</Working>
      </Row>
    )
  if (answer.phase === 'nothing_new')
    return (
      <Row action={<Dismiss sessionId={sessionId} />}>
        <p className="text-sm text-ink-subtle">{NOTHING_NEW}</p>
      </Row>
    )
  if (answer.phase === 'failed')
    return (
      <Row action={<Dismiss sessionId={sessionId} />}>
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          <FieldError>No answer: {answer.reason}</FieldError>
          {onAsk && (
            <Button size="sm" icon={RotateCw} onClick={onAsk}>
              Retry
            </Button>
          )}
        </div>
      </Row>
    )
  return null
}

function Row({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <section
      aria-label="Answer of the copilot"
      className="flex gap-2.5 border-l-2 border-transparent px-3 pt-2.5 pb-1"
    >
      <span className="grid size-6 shrink-0 place-items-center rounded-full bg-sunken text-ink-muted">
        <Sparkles aria-hidden="true" className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6 items-center gap-2 text-sm">
          <span className="flex-1 font-semibold text-ink">Copilot</span>
          {action}
        </div>
        {children}
      </div>
    </section>
  )
}

const Working = ({ children }: { children: ReactNode }) => (
  <p className="flex items-center gap-1.5 text-sm text-ink-subtle">
    <Spinner className="size-3.5" /> {children}
  </p>
)

const Dismiss = ({ sessionId }: { sessionId: string }) => (
  <IconButton size="sm" icon={X} label="Put away" onClick={() => forgetAnswer(sessionId)} />
)

/** The answer that somebody waits for, until its time is over. */
function useAnswering(state: CopilotState | undefined) {
  const answering = state?.answering ?? null
  const isOver = useIsPast(answering && Date.parse(answering.until))
  return isOver ? null : answering
}
