import { useQuery } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { type NudgeSession, nudgeOf } from '../../../shared/domain/nudge.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { useIsPast } from '../../ui/clock.ts'
import { nudgeQuery, useAnswerNudge } from './api.ts'
import { nudgeSentence } from './nudge-words.ts'

type NudgeStripProps = {
  sessionId: string
  /** The session as this browser holds it, or nothing as long as it is loading. */
  found: Omit<NudgeSession, 'answered'> | undefined
  /** The escalation form is open: whoever opens it has no need to be asked. */
  escalating: boolean
  onEscalate: () => void
  /** The question has gone, and the focus would go with it. */
  onGone: () => void
}

/** Asks once, when the time-box has ended, whether to escalate. It takes no focus and holds up nothing. */
export function NudgeStrip({ sessionId, found, escalating, onEscalate, onGone }: NudgeStripProps) {
  const { data } = useQuery(nudgeQuery(sessionId))
  const { mutate: answer } = useAnswerNudge(sessionId)
  const nudge = data && found ? nudgeOf({ ...found, answered: data.answered }, data.settings) : null
  const isDue = useIsPast(nudge?.dueAt ?? null)
  const question = nudge && isDue ? nudgeSentence(nudge) : null
  const strip = useRef<HTMLElement>(null)

  const isAsked = question !== null
  const ask = useEffectEvent(() => announce(`${question} Press E to escalate, or go on.`))
  useEffect(() => {
    if (isAsked) ask()
  }, [isAsked])
  // By whatever way the form was opened: the question is answered.
  const wasAsked = useRef(false)
  useEffect(() => {
    if (escalating && wasAsked.current) answer()
    wasAsked.current = isAsked
  }, [escalating, isAsked, answer])

  function dismiss() {
    const hadFocus = strip.current?.contains(document.activeElement)
    answer()
    if (hadFocus) onGone()
  }
  if (question === null) return null
  return (
    <section
      ref={strip}
      aria-label="Time to escalate?"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-info-line bg-info-soft px-3 py-1.5"
    >
      <Hourglass aria-hidden="true" className="size-4 shrink-0 text-info-text" />
      <p className="min-w-0 flex-1 basis-48 text-sm text-info-text">{question}</p>
      <div className="ml-auto flex gap-2">
        <Button size="sm" kbd="E" onClick={onEscalate}>
          Escalate
        </Button>
        <Button size="sm" variant="quiet" onClick={dismiss}>
          Not now
        </Button>
      </div>
    </section>
  )
}
