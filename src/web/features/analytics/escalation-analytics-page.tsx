import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { EscalationFigures } from '../../../shared/contract/analytics.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { Card } from '../../ui/card.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { figuresQuery } from './api.ts'
import { DeliveryHealth } from './components/delivery-health.tsx'
import { FigureCards } from './components/figure-cards.tsx'
import { Funnel } from './components/funnel.tsx'
import { GroupTables } from './components/group-tables.tsx'
import { HeatMap } from './components/heat-map.tsx'
import { PeriodPage } from './components/period-page.tsx'
import { Rates } from './components/rates.tsx'
import { SettingSwitch } from './components/settings-switches.tsx'
import { useView } from './view.ts'

const Charts = lazy(async () => ({ default: (await import('./components/charts.tsx')).Charts }))
const BehindDrawer = lazy(async () => ({ default: (await import('./behind-drawer.tsx')).BehindDrawer }))

/** `/analytics/escalations`: how escalations went, each figure with how sure it is and a way to what is behind it. */
export function EscalationAnalyticsPage() {
  useDocumentTitle('Analytics')
  const { period, behind } = useView()
  const found = useQuery(figuresQuery(period))
  return (
    <>
      <PeriodPage
        title="Escalations"
        description="From the hand-off to the resolution. Times in the product; what they are worth against a phone call is under Minutes recovered."
        view={period}
        found={found}
        loading={{ label: 'Loading the figures', rows: 6 }}
        failed="The figures could not be loaded"
      >
        {figures => <Figures figures={figures} />}
      </PeriodPage>
      {behind && (
        <Suspense fallback={null}>
          <BehindDrawer view={period} behind={behind} />
        </Suspense>
      )}
    </>
  )
}

function Figures({ figures }: { figures: EscalationFigures }) {
  const { period, linkTo } = useView()
  const { excluded } = figures
  return (
    <div className="space-y-4">
      <FigureCards figures={figures} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Funnel funnel={figures.funnel} />
        <Rates figures={figures} />
      </div>
      <Suspense fallback={<LoadingState label="Loading the charts" rows={3} shape="card" />}>
        <Charts figures={figures} />
      </Suspense>
      <HeatMap map={figures.heatMap} timeZone={figures.range.timeZone} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <GroupTables figures={figures} namesSwitch={<SettingSwitch name="engineerNames" />} />
      </div>
      <DeliveryHealth view={period} />
      <Card title="What counts" className="break-inside-avoid">
        <div className="max-w-prose space-y-2 text-sm text-ink-muted">
          <p>
            {excluded.rule} In these days:{' '}
            <Link to={linkTo({ test: 'true' })} className="link">
              {excluded.test} marked as a test
            </Link>
            .
          </p>
          <p>
            Time to seen and to claim run from the escalation, time to first action from the claim to the
            first message, step, resolution or ticket write of whoever claimed. Medians have a 95 % interval
            by bootstrap, shares by Wilson. Below five samples there is no figure.
          </p>
        </div>
        <div className="mt-3">
          <SettingSwitch name="weeklyDigest" />
        </div>
      </Card>
    </div>
  )
}
