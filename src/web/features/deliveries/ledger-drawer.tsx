import { useQuery } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { errorSentence } from '../../core/query-client.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { type LedgerOf, ledgerQuery } from './api.ts'
import { AudienceLine } from './audience-line.tsx'
import { Ledger } from './components/ledger.tsx'

/** Who was told of something. It keeps itself up to date while it is open. */
export function LedgerDrawer({ of, onClose }: { of: LedgerOf; onClose: () => void }) {
  const { data, error, isFetching, refetch } = useQuery(ledgerQuery(of))
  return (
    <Drawer open onClose={onClose} title="Who was told" size="md">
      {data ? (
        data.deliveries.length > 0 ? (
          <>
            {'handoffId' in of && <AudienceLine handoffId={of.handoffId} />}
            <Ledger deliveries={data.deliveries} />
          </>
        ) : 'handoffId' in of ? (
          <EmptyState icon={BellOff} title="Nobody was told">
            There was no other engineer, and nothing outside of the app is set up.
          </EmptyState>
        ) : (
          <EmptyState icon={BellOff} title="Nothing was written to the ticket">
            No ticket system was connected when the session was resolved. Its notes can be copied and
            exported.
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
