import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useDocumentTitle } from '../../core/document-title.ts'
import { useMe } from '../../core/me.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { handoffsQuery } from './api.ts'
import { mayClaim } from './claim-rules.ts'
import { MyHandoffs } from './components/my-handoffs.tsx'
import { PlayEscalationButton } from './components/play-escalation-button.tsx'
import { Queue } from './components/queue.tsx'
import { ViewLinks, viewFromAddress } from './components/view-links.tsx'

/** The queue of an engineer, and what the caller handed off or holds. `figures` stands above the queue itself. */
export function EscalationsPage({ figures }: { figures: ReactNode }) {
  useDocumentTitle('Queue')
  const me = useMe()
  const engineer = mayClaim(me)
  const [search] = useSearchParams()
  const views = engineer ? (['queue', 'made', 'claimed'] as const) : (['made'] as const)
  const view = viewFromAddress(search.get('view'), views)
  const waiting = useQuery({ ...handoffsQuery({ status: 'open' }, me), enabled: engineer }).data?.handoffs
    .length

  return (
    <>
      <PageHeader
        title="Escalations"
        description={
          engineer
            ? 'Hand-offs that wait for an engineer, newest first.'
            : 'What you have handed off, newest first.'
        }
        actions={me.demo && engineer && <PlayEscalationButton />}
      />
      <ViewLinks views={views} value={view} waiting={waiting} />
      {view === 'queue' && figures}
      {view === 'queue' ? <Queue /> : <MyHandoffs key={view} which={view} />}
    </>
  )
}
