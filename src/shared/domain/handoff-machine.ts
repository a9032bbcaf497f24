import type { HandoffDetail, HandoffStatus } from '../contract/handoffs.ts'
import { atLeast, type Role } from '../contract/route.ts'
import type { SessionStatus } from '../contract/sessions.ts'

/** `pass_on`: the claimer escalates the session further, which ends this hand-off and makes the next one. */
export type HandoffAction = 'claim' | 'release' | 'return' | 'withdraw' | 'pass_on' | 'resolve'
export type ClaimRefusal = NonNullable<HandoffDetail['claimRefusal']>

const NEXT: Record<HandoffStatus, Partial<Record<HandoffAction, HandoffStatus>>> = {
  open: { claim: 'claimed', withdraw: 'withdrawn', resolve: 'resolved' },
  claimed: { release: 'open', return: 'returned', pass_on: 'passed_on', resolve: 'resolved' },
  returned: {},
  withdrawn: {},
  passed_on: {},
  resolved: {},
}

/** The status that `action` leads to, or null when a hand-off in `status` does not allow it. */
export const nextStatus = (status: HandoffStatus, action: HandoffAction): HandoffStatus | null =>
  NEXT[status][action] ?? null

/** True for a hand-off that nothing can change any more. */
export const isEnded = (status: HandoffStatus): boolean => Object.keys(NEXT[status]).length === 0

/** The session's status after each thing that happens to its hand-off. */
export const SESSION_STATUS_AFTER: Record<HandoffAction | 'create', SessionStatus> = {
  create: 'escalated',
  claim: 'active',
  release: 'escalated',
  return: 'active',
  withdraw: 'active',
  pass_on: 'escalated',
  resolve: 'resolved',
}

/**
 * Why the actor may not claim, or null when they may. Whoever holds the hand-off already is not refused: a
 * repeated claim is answered like the first one.
 */
export function claimRefusal(attempt: {
  status: HandoffStatus
  createdById: string
  claimedById: string | null
  actorId: string
  actorRole: Role
}): ClaimRefusal | null {
  if (attempt.actorId === attempt.createdById) return 'own_handoff'
  if (!atLeast(attempt.actorRole, 'engineer')) return 'role_too_low'
  if (isEnded(attempt.status)) return 'handoff_ended'
  if (attempt.status === 'claimed' && attempt.claimedById !== attempt.actorId)
    return 'handoff_already_claimed'
  return null
}
