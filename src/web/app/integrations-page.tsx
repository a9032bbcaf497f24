import { lazy, Suspense } from 'react'
import { IntegrationsPage as Integrations } from '../features/integrations/integrations-page.tsx'

const DeliveryLog = lazy(async () => ({
  default: (await import('../features/deliveries/delivery-log.tsx')).DeliveryLog,
}))

/** `/settings/integrations`, with the log of each. */
export function IntegrationsPage() {
  return (
    <Integrations
      renderLog={({ id, name }, onClose) => (
        <Suspense fallback={null}>
          <DeliveryLog integrationId={id} name={name} onClose={onClose} />
        </Suspense>
      )}
    />
  )
}
