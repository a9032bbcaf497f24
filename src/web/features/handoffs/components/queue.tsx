import { useQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import type { Me } from '../../../../shared/contract/members.ts'
import { useMe } from '../../../core/me.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { handoffsQuery } from '../api.ts'
import type { HandoffList } from '../handoff-lists.ts'
import { type QueueRow, rowsAfter } from '../queue-rows.ts'
import { hasSeen } from '../seen.ts'
import { useClaim } from '../use-claim.ts'
import { markSeen, useSeen } from '../use-seen.ts'
import { HandoffCard } from './handoff-card.tsx'
import { focusCard, useCardKeys } from './use-card-keys.ts'
import { useFocusReturn } from './use-focus-return.ts'

// One second to read what became of it and 200 ms to close its place: see handoffs.css.
const LEAVING_MS = 1_200

/** The hand-offs that wait for someone, newest first and live. */
export function Queue() {
  const me = useMe()
  const { data, isPending, isFetching, refetch } = useQuery(handoffsQuery({ status: 'open' }, me))
  if (isPending) return <LoadingState label="Loading the queue" shape="card" rows={3} />
  if (!data)
    return (
      <FailedState
        title="The queue could not be loaded."
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  return <QueueCards list={data} me={me} />
}

function QueueCards({ list, me }: { list: HandoffList; me: Me }) {
  const navigate = useNavigate()
  const seen = useSeen()
  const cards = useRef<HTMLUListElement>(null)
  const [here] = useState(() => new Set(list.handoffs.map(({ id }) => id)))
  const [rows, dropRow] = useQueueRows(list)
  const { claim, claimingId } = useClaim({
    onClaimed: ({ sessionId }) => void navigate(`/pilot/${sessionId}`),
  })
  const pickUp = useStable((handoff: Handoff) => void claim(handoff))
  const open = useCallback(({ id }: Handoff) => markSeen(id), [])

  useFocusReturn(cards, list.handoffs)

  // A released hand-off comes as a new card.
  const drop = (id: string) => {
    here.delete(id)
    dropRow(id)
  }

  useCardKeys(cards, id => {
    const handoff = list.handoffs.find(one => one.id === id)
    if (handoff) void claim(handoff)
  })

  if (rows.length === 0)
    return (
      <EmptyState icon={Inbox} title="Nobody is waiting">
        A hand-off shows up here the moment a technician makes it.
      </EmptyState>
    )
  return (
    <ul ref={cards} aria-label="Open hand-offs" className="min-w-0">
      {rows.map(({ handoff, leaving }) => (
        <HandoffCard
          key={handoff.id}
          handoff={handoff}
          to={`/pilot/${handoff.sessionId}?pickup=true`}
          forMe={handoff.target?.id === me.user.id}
          unseen={!leaving && !hasSeen(seen, handoff.id)}
          entering={!leaving && !here.has(handoff.id)}
          leaving={leaving}
          claiming={handoff.id === claimingId}
          onOpen={open}
          onPickUp={pickUp}
        />
      ))}
      {rows.map(
        ({ handoff: { id }, leaving }) =>
          leaving && <AfterLeaving key={id} run={() => dropCard(cards.current, id, drop)} />,
      )}
    </ul>
  )
}

/** The cards on the screen: those of the list, and for a moment those that have just left it. */
function useQueueRows(list: HandoffList): [QueueRow[], (id: string) => void] {
  const [shown, setShown] = useState(() => ({ list, rows: rowsAfter([], list) }))
  let { rows } = shown
  if (shown.list !== list) {
    rows = rowsAfter(shown.rows, list)
    setShown({ list, rows })
  }
  const drop = (id: string) =>
    setShown(now => ({ ...now, rows: now.rows.filter(row => !(row.leaving && row.handoff.id === id)) }))
  return [rows, drop]
}

/** Takes a card away; when it had the focus, the card beside it gets it. */
function dropCard(list: HTMLUListElement | null, id: string, drop: (id: string) => void): void {
  const card = list?.querySelector(`[data-handoff-id="${id}"]`)
  if (card?.contains(document.activeElement)) focusCard(list, card.matches('li:last-of-type') ? -1 : 1)
  drop(id)
}

function AfterLeaving({ run }: { run: () => void }) {
  const gone = useEffectEvent(run)
  useEffect(() => {
    const timer = setTimeout(() => gone(), LEAVING_MS)
    return () => clearTimeout(timer)
  }, [])
  return null
}

/** A function that stays the same one, so that 200 cards are not drawn anew for it. */
function useStable<A extends unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback((...args: A) => latest.current(...args), [])
}
