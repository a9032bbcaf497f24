import { memo, type ReactNode } from 'react'
import type { Message } from '../../../../shared/contract/sessions.ts'
import { ROLE_LABELS } from '../../../core/badges.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { cx } from '../../../ui/cx.ts'
import { formatClock, formatDay, formatExactly } from '../times.ts'
import { LongText } from './long-text.tsx'

type MessageRowProps = {
  message: Message
  mine: boolean
  startsDay: boolean
  startsGroup: boolean
  targeted: boolean
  /** Reachable by Tab; the arrow keys lead on to the others. */
  tabStop: boolean
  onRecord: ((message: Message) => void) | undefined
  below?: ((message: Message) => ReactNode) | undefined
}

/** One message; the first of a group carries its author, the first of a day the date. */
export const MessageRow = memo(function MessageRow({
  message,
  mine,
  startsDay,
  startsGroup,
  targeted,
  tabStop,
  onRecord,
  below,
}: MessageRowProps) {
  return (
    <div className="[contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
      {startsDay && <DayLine at={message.at} />}
      <article
        id={`message-${message.id}`}
        tabIndex={-1}
        className={cx(
          'group/message relative flex gap-2.5 border-l-2 px-3 py-1',
          startsGroup && 'pt-2.5',
          targeted
            ? 'border-warning-text bg-warning-soft'
            : mine
              ? 'border-accent-line'
              : 'border-transparent',
        )}
      >
        <div className="w-6 shrink-0">{startsGroup && <Avatar name={message.author.name} />}</div>
        <div className="min-w-0 flex-1">
          {startsGroup && <MessageHead message={message} mine={mine} />}
          <LongText
            text={message.text}
            of={{ sessionId: message.sessionId, field: 'message', entryId: message.id }}
          />
          {below?.(message)}
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1 text-2xs text-ink-subtle">
          <time dateTime={message.at} title={formatExactly(message.at)} className="tabular-nums">
            {formatClock(message.at)}
          </time>
          {onRecord && (
            <button
              type="button"
              data-record
              tabIndex={tabStop ? 0 : -1}
              onClick={() => onRecord(message)}
              className="absolute top-1 right-20 rounded-sm border border-line bg-raised px-1.5 py-0.5 text-ink-muted opacity-0 group-hover/message:opacity-100 hover:text-ink focus-visible:opacity-100 focus-visible:outline-2! pointer-coarse:static pointer-coarse:py-2 pointer-coarse:opacity-100"
            >
              Record as step
            </button>
          )}
        </div>
      </article>
    </div>
  )
})

function MessageHead({ message, mine }: { message: Message; mine: boolean }) {
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-sm">
      <span dir="auto" className="max-w-full truncate font-semibold text-ink">
        {message.author.name}
      </span>
      <span className="text-xs text-ink-subtle">
        {mine ? `You · ${ROLE_LABELS[message.role]}` : ROLE_LABELS[message.role]}
      </span>
    </div>
  )
}

function DayLine({ at }: { at: string }) {
  return (
    <div className="flex items-center gap-3 px-3 pt-4 pb-1 text-xs font-medium text-ink-subtle">
      <span className="h-px flex-1 bg-line" />
      <time dateTime={at.slice(0, 10)}>{formatDay(at)}</time>
      <span className="h-px flex-1 bg-line" />
    </div>
  )
}
