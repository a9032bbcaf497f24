import { lazy, Suspense } from 'react'
import { IntegrationsPage as Integrations } from '../features/integrations/integrations-page.tsx'

const DeliveryLog = lazy(async () => ({
  default: (await import('../features/deliveries/delivery-log.tsx')).DeliveryLog,
}))

const ReachLine = lazy(async () => ({
  default: (await import('../features/deliveries/reach-line.tsx')).ReachLine,
}))

/** `/settings/integrations`, with who can be reached and the log of each. */
export function IntegrationsPage() {
  return (
    <Integrations
      reach={
        <Suspense fallback={null}>
          <ReachLine targetUserId="" />
        </Suspense>
      }
      renderLog={({ id, name }, onClose) => (
        <Suspense fallback={null}>
          <DeliveryLog integrationId={id} name={name} onClose={onClose} />
        </Suspense>
      )}
    />
  )
}
