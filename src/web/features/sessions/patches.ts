import type { Message, SessionDetail, Step } from '../../../shared/contract/sessions.ts'
import type { EventOf } from '../../core/realtime/applier.ts'

export type SessionEvent = EventOf<
  | 'session_created'
  | 'session_updated'
  | 'session_resolved'
  | 'message_added'
  | 'step_recorded'
  | 'step_changed'
>

/** The session that an event is about. */
export function sessionIdOf(event: SessionEvent): string {
  switch (event.type) {
    case 'message_added':
      return event.data.message.sessionId
    case 'step_recorded':
    case 'step_changed':
      return event.data.step.sessionId
    default:
      return event.data.session.id
  }
}

/**
 * What `detail` is once `event` has happened. Events may come twice, late or in any order: the result is the
 * same, and it is `detail` itself when the event is no news.
 */
export function patchDetail(detail: SessionDetail, event: SessionEvent): SessionDetail {
  if (sessionIdOf(event) !== detail.session.id) return detail
  switch (event.type) {
    case 'message_added':
      return withMessage(detail, event.data.message)
    case 'step_recorded':
    case 'step_changed':
      return withStep(detail, event.data.step)
    default:
      return withSession(detail, event.data)
  }
}

/** Adds a message that is not there yet, at its place. Messages never change. */
export function withMessage(detail: SessionDetail, message: Message): SessionDetail {
  if (detail.messages.some(held => held.id === message.id)) return detail
  return { ...detail, messages: inOrder(detail.messages, message) }
}

/** Adds a step, or puts it in place of an older version. */
export function withStep(detail: SessionDetail, step: Step): SessionDetail {
  const held = detail.steps.find(other => other.id === step.id)
  if (!held) return { ...detail, steps: inOrder(detail.steps, step) }
  if (held.version >= step.version) return detail
  return { ...detail, steps: detail.steps.map(other => (other.id === step.id ? step : other)) }
}

/** Takes over a newer version of the session itself and its participants. */
export function withSession(
  detail: SessionDetail,
  { session, participants }: Pick<SessionDetail, 'session' | 'participants'>,
): SessionDetail {
  return session.version > detail.session.version ? { ...detail, session, participants } : detail
}

/**
 * True when `after` may let the caller do other things than `before`: permissions are the server's decision,
 * so the session has to be read again.
 */
export function permissionsMayDiffer(before: SessionDetail, after: SessionDetail): boolean {
  return (
    before.session.owner.id !== after.session.owner.id ||
    before.session.status !== after.session.status ||
    before.participants.length !== after.participants.length
  )
}

/** New rows are nearly always the last: looks for the place from the end. */
function inOrder<T extends { ordinal: number }>(rows: readonly T[], row: T): T[] {
  let place = rows.length
  while (place > 0 && (rows[place - 1]?.ordinal ?? 0) > row.ordinal) place--
  return [...rows.slice(0, place), row, ...rows.slice(place)]
}
