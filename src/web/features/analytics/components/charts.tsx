import type { EscalationFigures } from '../../../../shared/contract/analytics.ts'
import { DistributionChart } from './distribution-chart.tsx'
import { TrendChart } from './trend-chart.tsx'

/** The pictures of the page; with them comes the library that draws them. */
export const Charts = ({ figures }: { figures: EscalationFigures }) => (
  <div className="grid gap-4 lg:grid-cols-2">
    <TrendChart trend={figures.trend} />
    <DistributionChart distribution={figures.distribution} />
  </div>
)
