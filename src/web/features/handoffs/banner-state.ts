import type { Handoff } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import { holds, mayClaim } from './claim-rules.ts'

/** What a session's newest hand-off means to the one who looks at the session; null when nothing. */
export type BannerState =
  | 'i_wait'
  | 'i_may_claim'
  | 'others_wait'
  | 'i_hold'
  | 'i_follow'
  | 'someone_holds'
  | 'returned_to_me'
  | 'returned'
  | 'resolved'
  | null

/** See `BannerState`. */
export function bannerState(handoff: Handoff, me: Me): BannerState {
  const mine = handoff.createdBy.id === me.user.id
  switch (handoff.status) {
    case 'open':
      return mine ? 'i_wait' : mayClaim(me) ? 'i_may_claim' : 'others_wait'
    case 'claimed':
      return holds(handoff, me) ? 'i_hold' : mine ? 'i_follow' : 'someone_holds'
    case 'returned':
      return mine ? 'returned_to_me' : 'returned'
    case 'resolved':
      return 'resolved'
    default:
      return null
  }
}

/** What to say aloud when a hand-off has just become this; null when the reader did it, or it says itself. */
export function changeWords(before: Handoff, now: Handoff, me: Me): string | null {
  const name = now.claimedBy?.name ?? 'an engineer'
  const byMe = now.claimedBy?.id === me.user.id
  const mine = now.createdBy.id === me.user.id
  if (now.status === before.status && now.id === before.id) return null
  switch (now.status) {
    case 'claimed':
      return byMe ? null : `Claimed by ${name} just now.${mine ? ' You follow along.' : ''}`
    case 'returned':
      return byMe ? null : `Returned by ${name} just now.`
    case 'open':
      return before.status === 'claimed' && before.claimedBy?.id !== me.user.id && before.id === now.id
        ? `Released by ${before.claimedBy?.name ?? name}; it waits in the queue again.`
        : null
    case 'resolved':
      return byMe ? null : 'The session is resolved.'
    default:
      return null
  }
}
