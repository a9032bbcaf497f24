import { Hand } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import { WatchLevelBadge } from '../../../core/badges.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { HandoffStanding } from './handoff-standing.tsx'
import '../handoffs.css'

type HandoffCardProps = {
  handoff: Handoff
  to: string
  /** The caller is the one that it was made for. */
  forMe?: boolean
  unseen?: boolean
  /** Came while the list was on the screen. */
  entering?: boolean
  leaving?: boolean
  claiming?: boolean
  onOpen?: (handoff: Handoff) => void
  /** Offers Pick Up; without it the card says where the hand-off stands. */
  onPickUp?: (handoff: Handoff) => void
}

/** One hand-off in a list. The whole card opens it; Pick Up claims at once. */
export const HandoffCard = memo(function HandoffCard({
  handoff,
  to,
  forMe = false,
  unseen = false,
  entering = false,
  leaving = false,
  claiming = false,
  onOpen,
  onPickUp,
}: HandoffCardProps) {
  const { session, watchLevel, createdBy, createdAt, reason } = handoff
  return (
    <li
      data-handoff-id={handoff.id}
      className={cx(
        'grid grid-rows-[1fr] [contain-intrinsic-size:auto_7rem] [content-visibility:auto]',
        entering && 'handoff-enter',
        leaving && 'handoff-leave',
      )}
    >
      <div className="min-h-0 pb-2">
        <article className="relative flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface py-3 pr-5 pl-4 transition-colors hover:bg-sunken has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-focus">
          <div className="min-w-0 flex-1 basis-72">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <WatchLevelBadge level={watchLevel} />
              {forMe && <Badge tone="info">For you</Badge>}
              <h3 className="min-w-0 text-base font-semibold text-ink [overflow-wrap:anywhere]">
                <Link
                  to={to}
                  data-card-link
                  onClick={() => onOpen?.(handoff)}
                  className="outline-none after:absolute after:inset-0 after:rounded-lg"
                >
                  {unseen && <span className="sr-only">Not opened yet: </span>}
                  {session.title}
                </Link>
              </h3>
            </div>
            <p className="mt-1 line-clamp-2 text-sm text-ink-muted [overflow-wrap:anywhere]">
              {session.problem}
            </p>
            <p className="mt-1 line-clamp-1 text-sm text-ink [overflow-wrap:anywhere]">
              <span className="text-ink-subtle">Asks: </span>
              {reason}
            </p>
            <p className="mt-1.5 flex flex-wrap gap-x-1.5 text-xs text-ink-subtle">
              {session.client && <Fact>{session.client}</Fact>}
              {session.ticketRef && <Fact>Ticket {session.ticketRef}</Fact>}
              <Fact>{createdBy.name}</Fact>
              <RelativeTime at={createdAt} className="relative" />
            </p>
          </div>
          <div className="flex shrink-0 items-center gap-3 text-sm text-ink-muted">
            {(leaving || !onPickUp) && (
              <span>
                <HandoffStanding handoff={handoff} />
              </span>
            )}
            {onPickUp && (
              <Button
                variant="primary"
                icon={Hand}
                busy={claiming}
                aria-disabled={claiming || leaving || undefined}
                aria-label={`Pick Up: ${session.title}`}
                className={cx('relative', leaving && 'opacity-50')}
                onClick={event => {
                  event.stopPropagation()
                  if (!leaving) onPickUp(handoff)
                }}
              >
                Pick Up
              </Button>
            )}
          </div>
          {unseen && (
            <span
              aria-hidden="true"
              data-unread
              className="absolute top-2 right-2 size-1.5 rounded-full bg-accent-text"
            />
          )}
        </article>
      </div>
    </li>
  )
})

const Fact = ({ children }: { children: ReactNode }) => (
  <span className="min-w-0 [overflow-wrap:anywhere] after:ml-1.5 after:content-['·']">{children}</span>
)
