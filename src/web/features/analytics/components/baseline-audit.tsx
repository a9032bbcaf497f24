import type { BaselineAudit } from '../../../../shared/contract/baselines.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { duration } from '../words.ts'

type Change = Pick<BaselineAudit, 'action' | 'before' | 'after'>

const timeOf = (baseline: BaselineAudit['after']) =>
  baseline === null || baseline.seconds === null ? 'a stopwatch that ran' : duration(baseline.seconds)

function deed({ action, before, after }: Change): string {
  if (action === 'deleted') return `deleted ${timeOf(before)}`
  if (action === 'recorded')
    return after?.seconds === null ? 'started a stopwatch' : `typed in ${timeOf(after)}`
  if (before?.seconds === null)
    return after?.seconds === null
      ? 'changed the note of a stopwatch that ran'
      : `${after?.edited ? 'ended a stopwatch by hand at' : 'stopped at'} ${timeOf(after)}`
  return before?.seconds === after?.seconds
    ? `changed the note of ${timeOf(after)}`
    : `changed ${timeOf(before)} to ${timeOf(after)}`
}

/** Who recorded, changed and deleted what, newest first. */
export const BaselineAuditList = ({ audit }: { audit: readonly BaselineAudit[] }) => (
  <ul className="divide-y divide-line text-sm">
    {audit.map(({ at, by, ...change }) => (
      <li
        key={`${at} ${(change.after ?? change.before)?.id} ${(change.after ?? change.before)?.version}`}
        className="px-4 py-1.5 text-ink-muted"
      >
        {by?.name ?? 'Somebody'} {deed(change)}, <RelativeTime at={at} />
      </li>
    ))}
  </ul>
)
