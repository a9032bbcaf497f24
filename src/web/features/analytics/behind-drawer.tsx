import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Download, SearchX } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import type { MeasuredEscalation } from '../../../shared/contract/analytics.ts'
import { addressOf, call } from '../../core/api.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { formatExact } from '../../ui/format-time.ts'
import { LoadingState } from '../../ui/loading-state.tsx'
import { measuredEscalationsQuery, type PeriodView } from './api.ts'
import { addressOfView, type Behind, measuredQuery } from './view.ts'
import { duration, STATUS_WORDS } from './words.ts'

type BehindDrawerProps = { view: PeriodView; behind: Behind }

/** The escalations behind one figure, newest first, with the events that its times come from. */
export function BehindDrawer({ view, behind }: BehindDrawerProps) {
  const navigate = useNavigate()
  const query = measuredQuery(view, behind)
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    measuredEscalationsQuery(query),
  )
  const escalations = data?.pages.flatMap(page => page.escalations)
  return (
    <Drawer
      open
      onClose={() => void navigate(addressOfView(view))}
      title="Escalations behind this figure"
      actions={
        <a
          href={addressOf('exportAnalytics', { query: { ...query, table: 'escalations' } })}
          download
          className={buttonClass('quiet', 'sm')}
        >
          <Download aria-hidden="true" className="size-4" /> CSV
        </a>
      }
    >
      {escalations ? (
        escalations.length === 0 ? (
          <EmptyState icon={SearchX} title="None" />
        ) : (
          <>
            <ul className="divide-y divide-line">
              {escalations.map(one => (
                <Measured key={one.handoffId} escalation={one} />
              ))}
            </ul>
            {hasNextPage && (
              <Button className="mt-3" busy={isFetching} onClick={() => void fetchNextPage()}>
                Show more
              </Button>
            )}
          </>
        )
      ) : error ? (
        <FailedState
          title="The escalations could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading the escalations" rows={5} shape="card" />
      )}
    </Drawer>
  )
}

function Measured({ escalation: one }: { escalation: MeasuredEscalation }) {
  const mark = useMutation({
    mutationFn: () =>
      call('markTestEscalation', { params: { id: one.handoffId }, body: { test: !one.test } }),
  })
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 text-sm font-medium wrap-anywhere">
          <Link to={`/pilot/${one.sessionId}`} className="link">
            {one.title}
          </Link>
        </h3>
        <Badge>{STATUS_WORDS[one.status]}</Badge>
        {one.invalid && <Badge tone="warning">Invalid times</Badge>}
        {one.test && <Badge tone="info">Test</Badge>}
        <Button
          size="sm"
          variant="quiet"
          className="ml-auto"
          busy={mark.isPending}
          onClick={() => mark.mutate()}
          aria-label={one.test ? `Count as real: ${one.title}` : `Mark as a test: ${one.title}`}
        >
          {one.test ? 'Count as real' : 'Mark as a test'}
        </Button>
      </div>
      <p className="mt-0.5 text-xs text-ink-subtle wrap-anywhere">
        {[one.client, one.category, one.engineer?.name].filter(Boolean).join(' · ')}
      </p>
      <dl className="mt-1.5 grid grid-cols-[auto_1fr_auto] gap-x-3 gap-y-0.5 text-xs text-ink-muted tabular-nums">
        <Moment label="Escalated" moment={one.created} />
        <Moment label="Seen" moment={one.seen} seconds={one.secondsToSeen} />
        <Moment label="Claimed" moment={one.measuredClaim ?? one.claimed} seconds={one.secondsToClaim} />
        <Moment label="First action" moment={one.action} seconds={one.secondsToFirstAction} />
      </dl>
    </li>
  )
}

type MomentProps = {
  label: string
  moment: MeasuredEscalation['seen']
  seconds?: number | null
}

/** When something happened and which event of the log says so. */
function Moment({ label, moment, seconds = null }: MomentProps) {
  return (
    <>
      <dt className="text-ink-subtle">{label}</dt>
      <dd>
        {moment ? (
          <>
            {formatExact(Date.parse(moment.at))},{' '}
            <span className="whitespace-nowrap">event {moment.event}</span>
          </>
        ) : (
          'not yet'
        )}
      </dd>
      <dd className="text-right">{seconds !== null && duration(seconds)}</dd>
    </>
  )
}
