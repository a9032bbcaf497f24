import { ArrowDown, Lock } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react'
import type { Message, SessionDetail } from '../../../../shared/contract/sessions.ts'
import { useMe } from '../../../core/me.ts'
import { Button } from '../../../ui/button.tsx'
import { useGoToTarget, useHashTarget } from '../use-hash-target.ts'
import { useMessageOutbox } from '../use-message-outbox.ts'
import { useStickToEnd } from '../use-stick-to-end.ts'
import { readOnlyReason } from '../write-access.ts'
import { LongText } from './long-text.tsx'
import { type Composing, MessageComposer } from './message-composer.tsx'
import { MessageList } from './message-list.tsx'
import { moveFocus } from './move-focus.ts'
import { UnsentMessage } from './unsent.tsx'

type ConversationProps = {
  detail: SessionDetail
  composerRef: RefObject<HTMLTextAreaElement | null>
  onRecord: (message: Message) => void
  aboveComposer?: ReactNode
  composing?: Composing | undefined
  onDelivered?: (() => void) | undefined
  afterMessages?: ReactNode
  belowMessage?: ((message: Message) => ReactNode) | undefined
}

/** The conversation of a session and the field to go on with it. */
export function Conversation({
  detail,
  composerRef,
  onRecord,
  aboveComposer,
  composing,
  onDelivered,
  afterMessages,
  belowMessage,
}: ConversationProps) {
  const { user } = useMe()
  const { session, messages } = detail
  const log = useRef<HTMLDivElement>(null)
  const target = useHashTarget()
  const { waiting, send, retry, discard } = useMessageOutbox(detail, onDelivered)
  const { leftAt, leave, jumpToEnd, onScroll } = useStickToEnd(log, messages.at(-1)?.ordinal ?? 0)
  useGoToTarget('message', leave)
  const readOnly = readOnlyReason(detail)
  const fresh = leftAt === null ? 0 : messages.filter(message => message.ordinal > leftAt).length

  function moveAmongMessages(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-record]')) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    moveFocus(log.current, '[data-record]', event.key === 'ArrowDown' ? 1 : -1)
  }

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        ref={log}
        role="log"
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must reach it
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={moveAmongMessages}
        className={`min-h-0 flex-1 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2 ${leftAt === null ? '[overflow-anchor:none]' : ''}`}
      >
        <div className="py-2">
          <section aria-label="Problem" className="mx-3 my-1 rounded-md bg-sunken px-3 py-2">
            <h2 className="text-xs font-semibold text-ink-muted">Problem</h2>
            <LongText
              text={session.problem}
              of={{ sessionId: session.id, field: 'problem', entryId: session.id }}
            />
          </section>
          {messages.length + waiting.length === 0 && (
            <p className="px-4 py-8 text-center text-sm text-ink-subtle">No messages yet.</p>
          )}
          <MessageList
            messages={messages}
            myId={user.id}
            target={target}
            onRecord={readOnly ? undefined : onRecord}
            below={belowMessage}
          />
          {/* Announced when they arrive, as everyone's; not a first time while they are on their way. */}
          <div aria-live="off">
            {waiting.map(item => (
              <UnsentMessage key={item.key} item={item} onRetry={retry} onDiscard={discard} />
            ))}
            {afterMessages}
          </div>
        </div>
      </div>
      {leftAt !== null && (
        <div className="pointer-events-none relative">
          <div className="absolute inset-x-0 bottom-2 flex justify-center">
            <Button
              size="sm"
              icon={ArrowDown}
              onClick={jumpToEnd}
              className="pointer-events-auto shadow-overlay"
            >
              {fresh === 0 ? 'To the end' : `${fresh} new ${fresh === 1 ? 'message' : 'messages'}`}
            </Button>
          </div>
        </div>
      )}
      {readOnly ? (
        <p className="flex items-center gap-2 border-t border-line px-4 py-3 text-sm text-ink-muted">
          <Lock aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{readOnly}</span>
        </p>
      ) : (
        <>
          {aboveComposer}
          <MessageComposer
            draftName={`rf.draft.${user.id}.${session.id}`}
            textareaRef={composerRef}
            composing={composing}
            onSend={text => {
              send(text)
              jumpToEnd()
            }}
          />
        </>
      )}
    </div>
  )
}
