import { Link } from 'react-router'
import type { Compared, EscalationFigures } from '../../../../shared/contract/analytics.ts'
import { Card } from '../../../ui/card.tsx'
import { useView } from '../view.ts'
import { duration, intervalWords, notEnough, trendWords } from '../words.ts'

/** The three times, each with its spread and how sure it is. */
export function FigureCards({ figures }: { figures: EscalationFigures }) {
  return (
    <div className="grid gap-4 md:grid-cols-3 print:grid-cols-3">
      <FigureCard title="Time to seen" compared={figures.timeToSeen} />
      <FigureCard title="Time to claim" compared={figures.timeToClaim} />
      <FigureCard title="Time to first action" compared={figures.timeToFirstAction} />
    </div>
  )
}

function FigureCard({ title, compared: { now, before, change } }: { title: string; compared: Compared }) {
  const { linkTo } = useView()
  const trend = trendWords(change)
  return (
    <Card title={title}>
      {now.status === 'ok' ? (
        <>
          <p className="text-2xl font-semibold text-ink tabular-nums">{duration(now.median)}</p>
          <p className="text-xs text-ink-subtle">
            median of {now.n}; 95 % interval {intervalWords(now.low, now.high)}
          </p>
          <dl className="mt-3 grid grid-cols-3 gap-2 text-sm">
            <Spread label="25 %" seconds={now.p25} />
            <Spread label="75 %" seconds={now.p75} />
            <Spread label="90 %" seconds={now.p90} />
          </dl>
        </>
      ) : (
        <p className="text-sm text-ink-muted">{notEnough(now.n, now.needed)}</p>
      )}
      <p className="mt-3 text-xs text-ink-subtle">
        {before.status === 'ok'
          ? `${duration(before.median)} (n ${before.n}) in as many days before${trend ? `: ${trend.text}` : ''}`
          : `Days before: ${notEnough(before.n, before.needed)}`}
      </p>
      {now.invalid > 0 && (
        <p className="mt-1 text-xs text-warning-text">
          <Link to={linkTo({ invalid: 'true' })} className="link">
            {now.invalid} invalid
          </Link>
          : a clock jumped, so that they would be below zero. They are in no figure.
        </p>
      )}
    </Card>
  )
}

const Spread = ({ label, seconds }: { label: string; seconds: number }) => (
  <div>
    <dt className="text-xs text-ink-subtle">{label} within</dt>
    <dd className="text-ink tabular-nums">{duration(seconds)}</dd>
  </div>
)
