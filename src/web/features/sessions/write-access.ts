import type { SessionDetail } from '../../../shared/contract/sessions.ts'

/** Why the reader cannot write in this session, as one sentence; null when they can. */
export function readOnlyReason({ session, permissions }: SessionDetail): string | null {
  if (session.status === 'resolved') return 'This session is resolved, so nothing can be added.'
  if (!permissions.write) return `You can read this session. ${session.owner.name} works on it.`
  return null
}

/** Whether the reader follows a session that someone else works on. */
export const isFollower = ({ session, participants }: SessionDetail, myId: string): boolean =>
  session.status !== 'resolved' &&
  session.owner.id !== myId &&
  participants.some(participant => participant.id === myId)

/** Whether the reader may hand the session off now. */
export const canEscalate = ({ session, permissions }: SessionDetail): boolean =>
  permissions.manage && (session.status === 'active' || session.status === 'requesting_escalation')
