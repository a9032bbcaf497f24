import { RotateCw, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { FieldError } from '../../../ui/form-field.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import type { OutboxItem } from '../outbox.ts'

type DeliveryProps = {
  item: OutboxItem<unknown>
  onRetry: (key: string) => void
  onDiscard: (key: string) => void
}

/** Where something written here stands on its way to the server, and what to do when it did not get there. */
export function Delivery({ item, onRetry, onDiscard }: DeliveryProps) {
  if (item.state !== 'failed')
    return (
      <p className="flex items-center gap-1.5 text-xs text-ink-subtle">
        <Spinner className="size-3" /> Sending
      </p>
    )
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      <FieldError>Not sent: {item.reason}</FieldError>
      <span className="flex gap-1">
        <Button size="sm" icon={RotateCw} onClick={() => onRetry(item.key)}>
          Retry
        </Button>
        <Button size="sm" variant="quiet" icon={Trash2} onClick={() => onDiscard(item.key)}>
          Discard
        </Button>
      </span>
    </div>
  )
}

/** A message of the reader's own that the server has not confirmed. */
export function UnsentMessage({
  item,
  onRetry,
  onDiscard,
}: DeliveryProps & { item: OutboxItem<{ text: string }> }) {
  return (
    <div className="flex gap-2.5 border-l-2 border-accent-line px-3 py-1.5">
      <div className="w-6 shrink-0" />
      <div className="min-w-0 flex-1 space-y-1">
        <p dir="auto" className="text-base whitespace-pre-wrap wrap-anywhere text-ink-muted">
          {item.body.text}
        </p>
        <Delivery item={item} onRetry={onRetry} onDiscard={onDiscard} />
      </div>
    </div>
  )
}
