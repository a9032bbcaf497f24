import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Recovered } from '../../../shared/contract/analytics.ts'
import type { Figure } from '../../../shared/contract/figures.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { Card } from '../../ui/card.tsx'
import { recoveredQuery } from './api.ts'
import { Evidence } from './components/evidence.tsx'
import { PeriodPage } from './components/period-page.tsx'
import { PilotCheck } from './components/pilot-check.tsx'
import { Table } from './components/table.tsx'
import { useView } from './view.ts'
import { duration, intervalWords, medianWords, rangeWords } from './words.ts'

/** `/analytics/evidence`: what was recovered against the manual baseline, and each escalation that it adds up from. */
export function RecoveredPage() {
  useDocumentTitle('Minutes recovered')
  const { period } = useView()
  const found = useQuery(recoveredQuery(period))
  return (
    <PeriodPage
      title="Minutes recovered"
      description="The measured baseline minus the time to first action, per escalation. An escalation that took longer counts below zero."
      view={period}
      found={found}
      loading={{ label: 'Loading what was recovered', rows: 5 }}
      failed="What was recovered could not be loaded"
    >
      {recovered => (
        <div className="space-y-4">
          <PilotCheck check={recovered.check} />
          <Inputs recovered={recovered} />
          <Weeks recovered={recovered} />
          <Evidence view={period} notCounted={recovered.notCounted} />
        </div>
      )}
    </PeriodPage>
  )
}

/** Both inputs side by side, and their difference. */
function Inputs({ recovered: { baseline, timeToFirstAction, difference } }: { recovered: Recovered }) {
  const { measurements, typed } = baseline
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Card title="Manual baseline">
        <Median figure={measurements} />
        <p className="text-xs text-ink-subtle">
          {measurements.status === 'ok' &&
            `median of ${measurements.n}; 95 % interval ${intervalWords(measurements.low, measurements.high)}. `}
          {typed > 0 && `${typed} of ${measurements.n} typed in afterwards. `}
          <Link to="/analytics/baselines" className="link print:hidden">
            Measure
          </Link>
        </p>
      </Card>
      <Card title="Time to first action">
        <Median figure={timeToFirstAction} />
        <p className="text-xs text-ink-subtle">
          {timeToFirstAction.status === 'ok' &&
            `median of ${timeToFirstAction.n}; 95 % interval ${intervalWords(timeToFirstAction.low, timeToFirstAction.high)}. `}
          {timeToFirstAction.invalid > 0 && `${timeToFirstAction.invalid} invalid, not counted.`}
        </p>
      </Card>
      <Card title="Recovered per escalation">
        {difference.status === 'ok' ? (
          <>
            <p className="text-xl font-semibold text-ink tabular-nums">{duration(difference.seconds)}</p>
            <p className="text-xs text-ink-subtle">
              difference of the medians; 95 % interval {intervalWords(difference.low, difference.high)}
            </p>
          </>
        ) : (
          <p className="text-sm text-ink-muted">
            Needs five baselines and five escalations with a first action.
          </p>
        )}
      </Card>
    </div>
  )
}

const Median = ({ figure }: { figure: Figure }) => (
  <p
    className={
      figure.status === 'ok' ? 'text-xl font-semibold text-ink tabular-nums' : 'text-sm text-ink-muted'
    }
  >
    {medianWords(figure)}
  </p>
)

const Weeks = ({ recovered: { weeks } }: { recovered: Recovered }) => (
  <Card title="By week" flush className="break-inside-avoid">
    <Table
      caption="Hours recovered by week"
      head={['Days', 'Escalations counted', 'Hours recovered']}
      rows={weeks.map(({ from, to, counted, hours }) => ({
        key: from,
        cells: [rangeWords(from, to), counted, hours === null ? 'no baseline yet' : hours.toFixed(2)],
      }))}
    />
  </Card>
)
