import { lazy, Suspense } from 'react'
import { EscalationsPage } from '../features/handoffs/escalations-page.tsx'

const EscalationMetricCard = lazy(async () => ({
  default: (await import('../features/analytics/escalation-metric-card.tsx')).EscalationMetricCard,
}))

/** `/escalations`: the queue, and above it how quickly it was worked on; that comes after the queue itself. */
export function QueuePage() {
  return (
    <EscalationsPage
      figures={
        <Suspense fallback={<div className="mb-4 min-h-11" />}>
          <EscalationMetricCard />
        </Suspense>
      }
    />
  )
}
