import { CircleArrowUp } from 'lucide-react'
import type { FlowEnd } from '../../../shared/contract/flows.ts'
import { WatchLevelBadge } from '../../core/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'

type EndCardProps = {
  end: FlowEnd
  /** Absent when the reader may not hand the session off. */
  onEscalate: (() => void) | undefined
}

/** Where the flow ends, and what to do about it. It does nothing by itself. */
export function EndCard({ end, onEscalate }: EndCardProps) {
  return (
    <div
      tabIndex={-1}
      data-next=""
      className="space-y-2 rounded-md border border-line bg-raised px-3 py-2.5 text-sm"
    >
      {end.kind === 'resolved' ? (
        <>
          <p className="font-medium text-ink">
            This should be solved. Check it with the client, then resolve the session.
          </p>
          <p className="whitespace-pre-wrap wrap-anywhere text-ink-muted">{end.text}</p>
          <CopyButton text={end.text} label="Copy as resolution" size="sm" />
        </>
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
            This is where to escalate. <WatchLevelBadge level={end.watchLevel} />
          </p>
          <p className="whitespace-pre-wrap wrap-anywhere text-ink-muted">{end.text}</p>
          {onEscalate ? (
            <Button size="sm" icon={CircleArrowUp} onClick={onEscalate}>
              Escalate
            </Button>
          ) : (
            <p className="text-ink-subtle">The one who owns the session can hand it off.</p>
          )}
        </>
      )}
    </div>
  )
}
