import { useQuery } from '@tanstack/react-query'
import { Timer } from 'lucide-react'
import { Link } from 'react-router'
import type { EscalationFigures } from '../../../shared/contract/analytics.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import { useMe } from '../../core/me.ts'
import { cx } from '../../ui/cx.ts'
import { figuresQuery } from './api.ts'
import { duration, intervalWords, notEnough, trendWords } from './words.ts'

/** Above the queue: how long it took the last seven days from a claim to the first action. Its place is kept while it loads. */
export function EscalationMetricCard() {
  const { data, isError } = useQuery(figuresQuery({ period: '7d' }))
  const detailed = atLeast(useMe().role, 'admin')
  return (
    <section
      aria-label="Time to first action"
      className="mb-4 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 rounded-lg border border-line bg-surface px-4 py-2 text-sm"
    >
      <Timer aria-hidden="true" className="size-4 shrink-0 text-ink-subtle" />
      <span className="text-ink-muted">First action after a claim, last 7 days</span>
      {data ? (
        <Told {...data.timeToFirstAction} />
      ) : (
        isError && <span className="text-ink-subtle">could not be loaded</span>
      )}
      {detailed && (
        <Link to="/analytics/escalations" className="link ml-auto">
          Analytics
        </Link>
      )}
    </section>
  )
}

function Told({ now, change }: EscalationFigures['timeToFirstAction']) {
  if (now.status !== 'ok') return <span className="text-ink-subtle">{notEnough(now.n, now.needed)}</span>
  const trend = trendWords(change)
  return (
    <>
      <strong className="text-lg font-semibold text-ink tabular-nums">{duration(now.median)}</strong>
      <span className="text-ink-subtle tabular-nums">
        median of {now.n}, 95 % sure between {intervalWords(now.low, now.high).replace(' to ', ' and ')}
      </span>
      {trend && (
        <span
          className={cx(
            trend.tone === 'better' && 'text-success-text',
            trend.tone === 'worse' && 'text-warning-text',
            trend.tone === 'unsure' && 'text-ink-subtle',
          )}
        >
          {trend.tone === 'unsure' ? 'no clear change against' : `${trend.text} than`} the 7 days before
        </span>
      )}
    </>
  )
}
