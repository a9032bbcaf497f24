import type { ReactNode } from 'react'
import type { Delivery } from '../../../../shared/contract/deliveries.ts'
import { atLeast } from '../../../../shared/contract/route.ts'
import { CHANNEL_NAMES } from '../../../core/channel-names.ts'
import { useMe } from '../../../core/me.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useReplay } from '../api.ts'
import { EVENT_NAMES, recipientOf, stateOf } from '../words.ts'

/** Person by person and place by place: over what each was told, and what became of it. */
export function Ledger({ deliveries }: { deliveries: readonly Delivery[] }) {
  const recipients = new Map(deliveries.map(line => [keyOf(line), recipientOf(line)]))
  return (
    <ul className="divide-y divide-line">
      {[...recipients].map(([key, recipient]) => (
        <li key={key} className="py-2.5">
          <p className="truncate text-sm font-medium text-ink" title={recipient}>
            {recipient}
          </p>
          <ul className="mt-1 space-y-1.5">
            {deliveries
              .filter(line => keyOf(line) === key)
              .map(line => (
                <LedgerLine key={line.id} delivery={line} />
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** A receiver of a webhook tells a repeat by its id; of everything else a repeat would be a second message. */
const maySendAgain = ({ state, channel }: Delivery) =>
  state === 'failed' || (state === 'sent' && channel === 'webhook')

/** Two people may have one name. */
const keyOf = ({ person, place, channel }: Delivery) => person?.id ?? `${channel} ${place}`

type LedgerLineProps = {
  delivery: Delivery
  /** What the message was, where it is not said around the line already. */
  what?: ReactNode
  /** More about it, below. */
  children?: ReactNode
}

/** One message over one channel. An admin may send again what was given up, or what a webhook took. */
export function LedgerLine({ delivery, what, children }: LedgerLineProps) {
  const { role } = useMe()
  const replay = useReplay()
  const { label, tone, at } = stateOf(delivery)
  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-3 gap-y-0.5 text-sm">
      <p className="min-w-0 text-ink-muted">
        {EVENT_NAMES[delivery.event]}
        <span className="text-ink-subtle"> · {what ?? CHANNEL_NAMES[delivery.channel]}</span>
      </p>
      <p className="flex items-center gap-2">
        <RelativeTime at={at} className="text-xs text-ink-subtle" />
        <Badge tone={tone}>{label}</Badge>
      </p>
      {delivery.error && (
        <p className="col-span-2 text-xs text-danger-text [overflow-wrap:anywhere]">{delivery.error}</p>
      )}
      {children && <div className="col-span-2">{children}</div>}
      {maySendAgain(delivery) && atLeast(role, 'admin') && (
        <div className="col-span-2">
          <Button
            size="sm"
            busy={replay.isPending}
            onClick={() => replay.mutate(delivery.id)}
            aria-label={`Send again to ${recipientOf(delivery)} over ${CHANNEL_NAMES[delivery.channel]}`}
          >
            Send again
          </Button>
        </div>
      )}
    </li>
  )
}
