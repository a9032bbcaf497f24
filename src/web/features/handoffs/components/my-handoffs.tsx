import { useQuery } from '@tanstack/react-query'
import { Hand, Send } from 'lucide-react'
import { useRef } from 'react'
import { useMe } from '../../../core/me.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { handoffsQuery } from '../api.ts'
import { HandoffCard } from './handoff-card.tsx'
import { useCardKeys } from './use-card-keys.ts'

const LISTS = {
  made: {
    filter: { madeByMe: 'true' },
    label: 'Handed off by me',
    icon: Send,
    empty: 'You have handed nothing off',
    hint: 'Escalate a session, and you can follow here who claims it.',
  },
  claimed: {
    filter: { claimedByMe: 'true', status: 'claimed' },
    label: 'Claimed by me',
    icon: Hand,
    empty: 'You hold no hand-off',
    hint: 'Pick one up from the queue, and it stays here until it is resolved or given back.',
  },
} as const

/** The hand-offs that the caller made, or those that the caller holds. */
export function MyHandoffs({ which }: { which: keyof typeof LISTS }) {
  const me = useMe()
  const { filter, label, icon, empty, hint } = LISTS[which]
  const { data, isPending, isFetching, refetch } = useQuery(handoffsQuery(filter, me))
  const cards = useRef<HTMLUListElement>(null)
  useCardKeys(cards)

  if (isPending) return <LoadingState label={`Loading: ${label}`} shape="card" rows={3} />
  if (!data)
    return (
      <FailedState
        title="The hand-offs could not be loaded."
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  if (data.handoffs.length === 0)
    return (
      <EmptyState icon={icon} title={empty}>
        {hint}
      </EmptyState>
    )
  return (
    <ul ref={cards} aria-label={label} className="min-w-0">
      {data.handoffs.map(handoff => (
        <HandoffCard key={handoff.id} handoff={handoff} to={`/pilot/${handoff.sessionId}`} />
      ))}
    </ul>
  )
}
