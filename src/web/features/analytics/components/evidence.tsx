import { useInfiniteQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { Link } from 'react-router'
import type { MeasuredEscalation } from '../../../../shared/contract/analytics.ts'
import { addressOf } from '../../../core/api.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { measuredEscalationsQuery, type PeriodView } from '../api.ts'
import { duration } from '../words.ts'
import { Table } from './table.tsx'

const PAGE = 200

/** Each escalation that the hours add up from, with its times and the events that tell them. */
export function Evidence({ view, notCounted }: { view: PeriodView; notCounted: number }) {
  const query = { ...view, stage: 'action', limit: PAGE } as const
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    measuredEscalationsQuery(query),
  )
  const escalations = data?.pages.flatMap(page => page.escalations)
  return (
    <Card
      title="Evidence"
      flush
      actions={
        <a
          href={addressOf('exportAnalytics', { query: { ...view, table: 'recovered' } })}
          download
          className={buttonClass('quiet', 'sm', 'print:hidden')}
        >
          <Download aria-hidden="true" className="size-4" /> CSV
        </a>
      }
    >
      {notCounted > 0 && (
        <p className="px-4 py-2 text-xs text-ink-subtle">
          {notCounted} more of these days have no first action yet or invalid times: they recover nothing
          here.
        </p>
      )}
      {escalations ? (
        <>
          <Table
            caption="Evidence"
            words={3}
            head={['Escalation', 'Claimed', 'First action', 'Took', 'Recovered', 'Events']}
            rows={escalations.map(one => ({ key: one.handoffId, cells: cellsOf(one) }))}
          />
          {hasNextPage && (
            <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3 text-sm text-ink-muted">
              <Button busy={isFetching} onClick={() => void fetchNextPage()} className="print:hidden">
                Show more
              </Button>
              The first {escalations.length} are shown; the CSV holds all.
            </div>
          )}
        </>
      ) : error ? (
        <FailedState
          title="The evidence could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
          className="m-4"
        />
      ) : (
        <LoadingState label="Loading the evidence" rows={4} shape="text" />
      )}
    </Card>
  )
}

function cellsOf(one: MeasuredEscalation) {
  return [
    <Link key="title" to={`/pilot/${one.sessionId}`} className="link wrap-anywhere">
      {one.title}
    </Link>,
    exactly(one.measuredClaim),
    exactly(one.action),
    one.secondsToFirstAction === null ? 'invalid' : duration(one.secondsToFirstAction),
    one.secondsRecovered === null ? '' : duration(one.secondsRecovered),
    [one.measuredClaim?.event, one.action?.event].filter(event => event !== undefined).join(', '),
  ]
}

/** To the second, as evidence has to be. */
const exactly = (moment: MeasuredEscalation['action'] | MeasuredEscalation['claimed']) =>
  moment && new Date(moment.at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'medium' })
