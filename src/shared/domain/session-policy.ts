import { atLeast, type Role } from '../contract/route.ts'
import type { SessionStatus } from '../contract/sessions.ts'

export type Actor = { id: string; role: Role }
export type SessionAccess = {
  status: SessionStatus
  ownerId: string
  participantIds: readonly string[]
  /** True once the session was handed off, however that hand-off ended. */
  everEscalated: boolean
}
/** Who is told about an event: the named people, and everyone of `minRole` or above (null: nobody else). */
export type Audience = { userIds: string[]; minRole: Role | null }

/** Who may read a session, and so who hears of what happens in it. */
export function audience(session: SessionAccess): Audience {
  return {
    userIds: [...new Set([session.ownerId, ...session.participantIds])],
    minRole: leastReader(session),
  }
}

function leastReader({ status, everEscalated }: SessionAccess): Role {
  if (status === 'resolved') return 'technician'
  if (everEscalated || status === 'requesting_escalation' || status === 'escalated') return 'engineer'
  return 'admin'
}

/** True when the actor belongs to the audience. */
export const canSee = (actor: Actor, { userIds, minRole }: Audience): boolean =>
  userIds.includes(actor.id) || (minRole !== null && atLeast(actor.role, minRole))

/**
 * Participants, admins and owners of the organization read always; engineers once the session was escalated
 * or is about to be; everyone once it is resolved. The same rule as the audience of its events, by construction.
 */
export const canRead = (actor: Actor, session: SessionAccess): boolean => canSee(actor, audience(session))

/** Those who take part write, until the session is resolved; a role alone does not suffice. */
export const canWrite = (actor: Actor, session: SessionAccess): boolean =>
  session.status !== 'resolved' && (session.ownerId === actor.id || session.participantIds.includes(actor.id))

/** Those who take part keep the session's documentation, also when it is resolved. */
export const canDocument = (actor: Actor, session: SessionAccess): boolean =>
  session.ownerId === actor.id || session.participantIds.includes(actor.id)

/** Only the one who owns the session now escalates and resolves it. */
export const canManage = (actor: Actor, session: SessionAccess): boolean =>
  session.status !== 'resolved' && session.ownerId === actor.id
