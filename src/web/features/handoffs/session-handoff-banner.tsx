import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Handoff } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import { useMe } from '../../core/me.ts'
import { buttonClass } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { sessionHandoffsQuery } from './api.ts'
import { type BannerState, bannerState, changeWords } from './banner-state.ts'
import { HolderActions, WithdrawButton } from './components/banner-actions.tsx'
import { ReturnDialog } from './components/return-dialog.tsx'
import { sayOnce } from './say-once.ts'

/** Where the session's newest hand-off stands, for each who looks, with what they can do about it. */
export function SessionHandoffBanner({ sessionId }: { sessionId: string }) {
  const me = useMe()
  const { data } = useQuery(sessionHandoffsQuery(sessionId, me))
  const handoff = data?.handoffs[0]?.handoff
  const [returning, setReturning] = useState<Handoff | null>(null)
  useAnnouncedChange(handoff, me)

  const state = handoff ? bannerState(handoff, me) : null
  return (
    <>
      {handoff && state && (
        <aside
          aria-label="Hand-off"
          data-handoff-state={state}
          className={cx(
            'flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2 text-sm',
            isCalm(state)
              ? 'border-line bg-sunken text-ink-muted'
              : 'border-accent-line bg-accent-soft text-ink',
          )}
        >
          <p className="min-w-0 flex-1 basis-60">
            <Words handoff={handoff} state={state} me={me} />
          </p>
          {state === 'i_wait' && <WithdrawButton handoff={handoff} />}
          {state === 'i_hold' && <HolderActions handoff={handoff} onReturn={() => setReturning(handoff)} />}
          {state === 'i_may_claim' && (
            <Link to={`/pilot/${sessionId}?pickup=true`} className={buttonClass('primary', 'sm')}>
              Read the hand-off
            </Link>
          )}
        </aside>
      )}
      {returning && <ReturnDialog handoff={returning} onClose={() => setReturning(null)} />}
    </>
  )
}

const isCalm = (state: BannerState) =>
  state === 'resolved' || state === 'returned' || state === 'someone_holds'

type WordsProps = { handoff: Handoff; state: NonNullable<BannerState>; me: Me }

function Words({ handoff, state, me }: WordsProps): ReactNode {
  const { createdBy, createdAt, claimedBy, claimedAt, endedAt } = handoff
  const name = (
    <strong className="font-semibold">
      {claimedBy?.id === me.user.id ? 'You' : (claimedBy?.name ?? 'An engineer')}
    </strong>
  )
  const since = <RelativeTime at={claimedAt ?? createdAt} />
  const ended = <RelativeTime at={endedAt ?? createdAt} />
  switch (state) {
    case 'i_wait':
      return (
        <>
          Waiting for {handoff.target ? handoff.target.name : 'an engineer'}. Handed off{' '}
          <RelativeTime at={createdAt} />.
        </>
      )
    case 'i_may_claim':
    case 'others_wait':
      return (
        <>
          {createdBy.name} waits for {handoff.target ? handoff.target.name : 'an engineer'}. Handed off{' '}
          <RelativeTime at={createdAt} />.
        </>
      )
    case 'i_hold':
      return (
        <>
          You claimed this hand-off of {createdBy.name} {since}.
        </>
      )
    case 'i_follow':
      return (
        <>
          {name} claimed it {since}; you follow along.
        </>
      )
    case 'someone_holds':
      return (
        <>
          {name} claimed it {since}.
        </>
      )
    case 'returned_to_me':
      return (
        <>
          {name} returned it to you {ended}. The session is yours again.
        </>
      )
    case 'returned':
      return (
        <>
          {name} returned it to {createdBy.name} {ended}.
        </>
      )
    case 'resolved':
      return <>The hand-off ended with the session, resolved {ended}.</>
  }
}

/** Says what others did with the hand-off while this page is open. */
function useAnnouncedChange(handoff: Handoff | undefined, me: Me) {
  const last = useRef<Handoff>(undefined)
  useEffect(() => {
    const before = last.current
    last.current = handoff
    if (!handoff || !before || before.sessionId !== handoff.sessionId) return
    const words = changeWords(before, handoff, me)
    if (words) sayOnce(handoff, words)
  }, [handoff, me])
}
