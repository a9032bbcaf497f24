import { Link } from 'react-router'
import type { EscalationFigures, Stage } from '../../../../shared/contract/analytics.ts'
import { Card } from '../../../ui/card.tsx'
import { useView } from '../view.ts'
import { STATUS_WORDS, shareWords } from '../words.ts'

const STAGE_WORDS: Record<Stage, string> = {
  created: 'Created',
  seen: 'Seen by somebody else',
  claimed: 'Claimed',
  action: 'First action',
  resolved: 'Resolved',
}

/** How far escalations came, and what became of those that came no farther. Every number leads to what it counts. */
export function Funnel({ funnel }: Pick<EscalationFigures, 'funnel'>) {
  const { linkTo } = useView()
  const all = funnel[0]?.count ?? 0
  return (
    <Card title="How far they came">
      <ol className="space-y-3">
        {funnel.map(({ stage, count, conversion, drops }, at) => {
          const before = funnel[at - 1]?.stage
          return (
            <li key={stage}>
              <div className="flex flex-wrap items-baseline gap-x-3 text-sm">
                <span className="font-medium text-ink">{STAGE_WORDS[stage]}</span>
                <Link
                  to={linkTo({ stage })}
                  className="link tabular-nums"
                  aria-label={`${STAGE_WORDS[stage]}: ${count}`}
                >
                  {count}
                </Link>
                {at > 0 && (
                  <span className="text-ink-subtle">{shareWords(conversion)} of the step before</span>
                )}
              </div>
              <div
                aria-hidden="true"
                className="mt-1 h-2.5 rounded-sm bg-sunken print:border print:border-line"
              >
                <div
                  className="h-full rounded-sm bg-accent"
                  style={{ width: `${all === 0 ? 0 : (count / all) * 100}%` }}
                />
              </div>
              {before && drops.length > 0 && (
                <p className="mt-1 text-xs text-ink-muted">
                  Not this far:{' '}
                  {drops.map(({ status, count: dropped }, index) => (
                    <span key={status}>
                      {index > 0 && ', '}
                      <Link to={linkTo({ stage: before, dropped: status })} className="link">
                        {dropped} {STATUS_WORDS[status]}
                      </Link>
                    </span>
                  ))}
                </p>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
