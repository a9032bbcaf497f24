import { useQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { Link } from 'react-router'
import { errorSentence } from '../../core/query-client.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { integrationDeliveriesQuery } from './api.ts'
import { LedgerLine } from './components/ledger.tsx'
import { Tries } from './components/tries.tsx'

type DeliveryLogProps = { integrationId: string; name: string; onClose: () => void }

/** What went over an integration, newest first, each with each of its tries, its last error and a way to send it again. */
export function DeliveryLog({ integrationId, name, onClose }: DeliveryLogProps) {
  const { data, error, isFetching, refetch } = useQuery(integrationDeliveriesQuery(integrationId))
  return (
    <Drawer open onClose={onClose} title={`Log of ${name}`} size="md">
      {data ? (
        data.deliveries.length > 0 ? (
          <ul className="divide-y divide-line [&>li]:py-2.5">
            {data.deliveries.map(({ session, tries, ...delivery }) => (
              <LedgerLine
                key={delivery.id}
                delivery={delivery}
                what={
                  <>
                    <Link to={`/pilot/${session.id}`} className="text-accent-text underline">
                      {session.title}
                    </Link>
                    {delivery.person && ` · ${delivery.person.name}`}
                  </>
                }
              >
                <Tries tries={tries} />
              </LedgerLine>
            ))}
          </ul>
        ) : (
          <EmptyState icon={ScrollText} title="Nothing went over it yet">
            The next escalation does. “Send me one now” tries it before.
          </EmptyState>
        )
      ) : error ? (
        <FailedState title="The log could not be loaded" onRetry={() => void refetch()} retrying={isFetching}>
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading the log" rows={5} />
      )}
    </Drawer>
  )
}
