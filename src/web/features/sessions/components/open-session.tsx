import { Users } from 'lucide-react'
import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'react-router'
import type { Message, SessionDetail } from '../../../../shared/contract/sessions.ts'
import { useMe } from '../../../core/me.ts'
import { cx } from '../../../ui/cx.ts'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { openingOf } from '../step-rows.ts'
import { useFillHeight } from '../use-fill-height.ts'
import { useHashTarget } from '../use-hash-target.ts'
import { canEscalate, isFollower } from '../write-access.ts'
import { Conversation } from './conversation.tsx'
import type { Composing } from './message-composer.tsx'
import { moveFocus } from './move-focus.ts'
import { type Pane, PaneSwitch } from './pane-switch.tsx'
import { Resolution } from './resolution.tsx'
import type { RenderNote } from './resolve-dialog.tsx'
import { SessionHeader } from './session-header.tsx'
import type { StepOrigin } from './step-composer.tsx'
import { StepsPane } from './steps-pane.tsx'

// Loaded when it is needed: with it comes the contract's schema.
const ResolveDialog = lazy(async () => ({ default: (await import('./resolve-dialog.tsx')).ResolveDialog }))

export type OpenSessionProps = {
  detail: SessionDetail
  /** More buttons for the head of the session. */
  toolbarExtra?: ReactNode
  /** Above the panes: what the reader must know before anything else. */
  banner?: ReactNode
  /** Above the field for the next step. */
  stepsExtra?: ReactNode
  onEscalate: () => void
  /** The ticket note in the resolve dialog. */
  renderNote: RenderNote
  /** The field for the next message, for others that want to put the focus there. */
  composerRef: RefObject<HTMLTextAreaElement | null>
  /** Above that field, for who may write. */
  aboveComposer?: ReactNode
  composing?: Composing | undefined
  /** A message of the reader's own has reached the conversation. */
  onDelivered?: (() => void) | undefined
  /** Behind the last message: one that is being made. */
  afterMessages?: ReactNode
  /** Below a message's text; the same function each time, or every message is drawn again. */
  belowMessage?: ((message: Message) => ReactNode) | undefined
}

/** A session that has been read: its head, the conversation and the steps beside it, or one at a time on a phone. */
export function OpenSession(props: OpenSessionProps) {
  const { detail, toolbarExtra, banner, stepsExtra, onEscalate, renderNote, composerRef, ...writing } = props
  const { user } = useMe()
  const { session, permissions, steps } = detail
  const root = useRef<HTMLDivElement>(null)
  const stepList = useRef<HTMLOListElement>(null)
  const stepField = useRef<HTMLTextAreaElement>(null)
  const [pane, setPane] = usePaneOfTarget()
  const [origin, setOrigin] = useState<StepOrigin | null>(null)
  const [resolving, setResolving] = useState(false)
  useFillHeight(root)

  const escalate = canEscalate(detail) ? onEscalate : undefined
  const resolve = permissions.manage && session.status !== 'resolved' ? () => setResolving(true) : undefined
  const recordMessage = useCallback(
    ({ id, author, text }: Message) => {
      setOrigin({ messageId: id, author: author.name, text: openingOf(text) })
      setPane('steps')
    },
    [setPane],
  )
  const inSteps = (act: () => void) => {
    // At once: a key for the outcome may follow in the same breath and must find the focus on its step.
    flushSync(() => setPane('steps'))
    act()
  }

  useShortcuts(
    {
      S: { label: 'Record a step', run: () => inSteps(() => stepField.current?.focus()) },
      M: { label: 'Write a message', run: () => composerRef.current?.focus() },
      J: {
        label: 'Next step',
        run: () => inSteps(() => moveFocus(stepList.current, '[data-step]', 1)),
        repeat: true,
      },
      K: {
        label: 'Previous step',
        run: () => inSteps(() => moveFocus(stepList.current, '[data-step]', -1)),
        repeat: true,
      },
      ...(escalate && { E: { label: 'Escalate', run: escalate } }),
    },
    { group: 'Session' },
  )

  return (
    <div
      ref={root}
      className="flex h-[calc(100dvh-var(--page-around,0px))] min-h-112 min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface"
    >
      <SessionHeader detail={detail} toolbarExtra={toolbarExtra} onEscalate={escalate} onResolve={resolve} />
      {banner}
      {isFollower(detail, user.id) && (
        <p className="flex items-center gap-2 border-b border-info-line bg-info-soft px-4 py-2 text-sm text-info-text">
          <Users aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">
            You follow this session; {session.owner.name} works on it
          </span>
        </p>
      )}
      <Resolution session={session} />
      <PaneSwitch pane={pane} steps={steps.length} onChange={setPane} />
      <div className="flex min-h-0 flex-1">
        <div className={cx('min-h-0 min-w-0 flex-[3] lg:flex', pane === 'conversation' ? 'flex' : 'hidden')}>
          <Conversation detail={detail} composerRef={composerRef} onRecord={recordMessage} {...writing} />
        </div>
        <div
          className={cx(
            'min-h-0 min-w-0 flex-[2] border-line lg:flex lg:max-w-xl lg:border-l',
            pane === 'steps' ? 'flex' : 'hidden',
          )}
        >
          <StepsPane
            detail={detail}
            origin={origin}
            onDropOrigin={() => setOrigin(null)}
            listRef={stepList}
            fieldRef={stepField}
            extra={stepsExtra}
          />
        </div>
      </div>
      <Suspense>
        {resolving && (
          <ResolveDialog
            sessionId={session.id}
            renderNote={renderNote}
            open
            onClose={() => setResolving(false)}
          />
        )}
      </Suspense>
    </div>
  )
}

/** The pane that a phone shows: the one that the address points into, until the reader changes it. */
function usePaneOfTarget() {
  const { key } = useLocation()
  const target = useHashTarget()
  const [visit, setVisit] = useState<string>()
  const [pane, setPane] = useState<Pane>('conversation')
  if (visit !== key) {
    setVisit(key)
    if (target) setPane(target.startsWith('step-') ? 'steps' : 'conversation')
  }
  return [pane, setPane] as const
}
