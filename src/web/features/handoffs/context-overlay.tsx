import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Citation, HandoffDetail } from '../../../shared/contract/handoffs.ts'
import { useMe } from '../../core/me.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { sessionHandoffsQuery } from './api.ts'
import { HandoffContext } from './components/handoff-context.tsx'
import { HandoffStanding } from './components/handoff-standing.tsx'

type ContextOverlayProps = {
  sessionId: string
  open: boolean
  onClose: () => void
  onCite?: (citation: Citation) => void
}

/** The hand-offs of a session to look at again at any time. They are fetched when it opens first. */
export function ContextOverlay({ sessionId, open, onClose, onCite }: ContextOverlayProps) {
  const me = useMe()
  const { data, isPending, isFetching, refetch } = useQuery({
    ...sessionHandoffsQuery(sessionId, me),
    enabled: open,
  })
  function cite(citation: Citation) {
    onClose()
    onCite?.(citation)
  }
  return (
    <Drawer open={open} onClose={onClose} title="Context" side="center" size="xl">
      {data ? (
        <Switchable details={data.handoffs} onCite={onCite && cite} />
      ) : isPending ? (
        <LoadingState label="Loading the hand-offs" shape="card" />
      ) : (
        <FailedState
          title="The hand-offs could not be loaded."
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Drawer>
  )
}

type SwitchableProps = {
  details: readonly HandoffDetail[]
  onCite: ((citation: Citation) => void) | undefined
}

function Switchable({ details, onCite }: SwitchableProps) {
  const [chosen, setChosen] = useState<string>()
  const detail = details.find(({ handoff }) => handoff.id === chosen) ?? details[0]
  if (!detail)
    return <EmptyState title="Never handed off">A hand-off of this session would show here.</EmptyState>
  const content = (
    <>
      <p className="mb-2 text-sm text-ink-muted">
        <HandoffStanding handoff={detail.handoff} />
      </p>
      <HandoffContext key={detail.handoff.id} detail={detail} onCite={onCite} />
    </>
  )
  if (details.length === 1) return content
  return (
    <Tabs
      label="Hand-offs of this session, newest first"
      tabs={details.map(({ handoff }) => ({ id: handoff.id, label: `Hand-off ${handoff.number}` }))}
      value={detail.handoff.id}
      onChange={setChosen}
    >
      {content}
    </Tabs>
  )
}
