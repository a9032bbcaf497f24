import type { ReactNode } from 'react'
import type { FlowEnd } from '../../shared/contract/flows.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { WatchLevelBadge } from './badges.tsx'

type EndCardProps = {
  end: FlowEnd
  /** Shown where the flow ends in a hand-off: how to make it, or who can. */
  escalation: ReactNode
}

/** Where the flow ends, and what to do about it. It does nothing by itself. */
export function EndCard({ end, escalation }: EndCardProps) {
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
          {escalation}
        </>
      )}
    </div>
  )
}
