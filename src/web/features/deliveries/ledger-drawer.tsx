import { useQuery } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { errorSentence } from '../../core/query-client.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { deliveriesQuery } from './api.ts'
import { AudienceLine } from './audience-line.tsx'
import { Ledger } from './components/ledger.tsx'

/** Who was told of a hand-off. It keeps itself up to date while it is open. */
export function LedgerDrawer({ handoffId, onClose }: { handoffId: string; onClose: () => void }) {
  const { data, error, isFetching, refetch } = useQuery(deliveriesQuery(handoffId))
  return (
    <Drawer open onClose={onClose} title="Who was told" size="md">
      {data ? (
        data.deliveries.length > 0 ? (
          <>
            <AudienceLine handoffId={handoffId} />
            <Ledger deliveries={data.deliveries} />
          </>
        ) : (
          <EmptyState icon={BellOff} title="Nobody was told">
            There was no other engineer, and nothing outside of the app is set up.
          </EmptyState>
        )
      ) : error ? (
        <FailedState
          title="It could not be loaded who was told"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading who was told" rows={5} />
      )}
    </Drawer>
  )
}
