import { useQuery } from '@tanstack/react-query'
import { CHANNEL_NAMES } from '../../../core/channel-names.ts'
import { Card } from '../../../ui/card.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { deliveryHealthQuery, type PeriodView } from '../api.ts'
import { shareWords } from '../words.ts'
import { Table } from './table.tsx'

/** Whether messages about escalations arrive, by channel. */
export function DeliveryHealth({ view }: { view: PeriodView }) {
  const { data, error, isFetching, refetch } = useQuery(deliveryHealthQuery(view))
  return (
    <Card title="Whether messages arrive" flush className="break-inside-avoid">
      {data ? (
        data.channels.length === 0 ? (
          <p className="px-4 py-3 text-sm text-ink-muted">None were sent in these days.</p>
        ) : (
          <Table
            caption="Messages by channel"
            head={[
              'Channel',
              'Messages',
              'Arrived',
              'Within a minute',
              'Failed',
              'Taken back unsent',
              'Waiting',
              'Retries',
            ]}
            rows={data.channels.map(one => ({
              key: one.channel,
              cells: [
                CHANNEL_NAMES[one.channel],
                one.messages,
                shareWords(one.arrived),
                shareWords(one.withinMinute),
                one.failed,
                one.takenBack,
                one.waiting,
                one.retries,
              ],
            }))}
          />
        )
      ) : error ? (
        <FailedState
          title="What became of messages could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
          className="m-4"
        />
      ) : (
        <LoadingState label="Loading what became of messages" rows={2} shape="text" />
      )}
    </Card>
  )
}
