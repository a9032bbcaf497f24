import type { Handoff } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import { type ClaimRefusal, claimRefusal } from '../../../shared/domain/handoff-machine.ts'

/** True for those who may claim hand-offs of others. */
export const mayClaim = (me: Me): boolean => atLeast(me.role, 'engineer')

/**
 * Why `me` cannot claim this hand-off now. The server says so in its answers; an event carries no answer
 * for one person, so a patched hand-off gets it from here.
 */
export const claimRefusalOf = (handoff: Handoff, me: Me): ClaimRefusal | null =>
  claimRefusal({
    status: handoff.status,
    createdById: handoff.createdBy.id,
    claimedById: handoff.claimedBy?.id ?? null,
    actorId: me.user.id,
    actorRole: me.role,
  })

/** True when `me` has claimed it and it is still theirs. */
export const holds = (handoff: Handoff, me: Me): boolean =>
  handoff.status === 'claimed' && handoff.claimedBy?.id === me.user.id
