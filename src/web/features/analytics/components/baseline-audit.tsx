import type { BaselineAudit } from '../../../../shared/contract/baselines.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { duration } from '../words.ts'

const VERBS = { recorded: 'recorded', changed: 'changed', deleted: 'deleted' } as const

const told = (baseline: BaselineAudit['after']) =>
  baseline === null ? null : baseline.seconds === null ? 'a running stopwatch' : duration(baseline.seconds)

/** Who recorded, changed and deleted what, newest first. */
export const BaselineAuditList = ({ audit }: { audit: readonly BaselineAudit[] }) => (
  <ul className="divide-y divide-line text-sm">
    {audit.map(({ at, by, action, before, after }) => (
      <li
        key={`${at} ${(after ?? before)?.id} ${(after ?? before)?.version}`}
        className="px-4 py-1.5 text-ink-muted"
      >
        {by?.name ?? 'Somebody'} {VERBS[action]} {[told(before), told(after)].filter(Boolean).join(', now ')},{' '}
        <RelativeTime at={at} />
      </li>
    ))}
  </ul>
)
