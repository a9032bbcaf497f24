import { useQuery } from '@tanstack/react-query'
import { Download, Timer } from 'lucide-react'
import { addressOf } from '../../core/api.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { baselinesQuery } from './baselines-api.ts'
import { BaselineAuditList } from './components/baseline-audit.tsx'
import { BaselineList } from './components/baseline-list.tsx'
import { NextFive } from './components/next-five.tsx'
import { Stopwatch } from './components/stopwatch.tsx'
import { TypeBaseline } from './components/type-baseline.tsx'

/** `/analytics/baselines`: how long hand-offs take when they are told, measured by people. */
export function BaselinesPage() {
  useDocumentTitle('Stopwatch')
  const { data, error, isFetching, refetch } = useQuery(baselinesQuery)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Stopwatch"
        description="How long a hand-off takes when it is told by phone or at the desk."
      />
      {data ? (
        <div className="space-y-4">
          <Card title="Measure now">
            <Stopwatch running={data.running} />
          </Card>
          <NextFive measured={data.measured} running={data.running !== null} />
          <Card title="Type in afterwards">
            <TypeBaseline />
          </Card>
          <Card
            title={`Measured (${data.measured})`}
            flush
            actions={
              data.measured > 0 && (
                <a
                  href={addressOf('exportAnalytics', { query: { table: 'baselines' } })}
                  download
                  className={buttonClass('quiet', 'sm')}
                >
                  <Download aria-hidden="true" className="size-4" /> CSV
                </a>
              )
            }
          >
            {data.measured === 0 ? (
              <EmptyState icon={Timer} title="Nothing is measured yet">
                Tap Start when somebody begins to tell of a ticket.
              </EmptyState>
            ) : (
              <BaselineList baselines={data.baselines.filter(({ seconds }) => seconds !== null)} />
            )}
          </Card>
          {data.audit.length > 0 && (
            <Card title="Changes" flush>
              <BaselineAuditList audit={data.audit} />
            </Card>
          )}
        </div>
      ) : error ? (
        <FailedState
          title="The baselines could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading the baselines" rows={4} />
      )}
    </div>
  )
}
