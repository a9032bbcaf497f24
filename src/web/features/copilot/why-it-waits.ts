import type { SessionDetail } from '../../../shared/contract/sessions.ts'

/**
 * Why the copilot does not answer what this person writes by itself, in a sentence; null when it does. A hand-off is a
 * conversation of two people, and who follows a session talks to its owner.
 */
export function whyCopilotWaits({ session, currentHandoffId }: SessionDetail, myId: string): string | null {
  if (currentHandoffId !== null || session.status === 'escalated')
    return 'It answers only when asked while the session is handed off.'
  if (session.owner.id !== myId) return `It answers ${session.owner.name} by itself, and you when asked.`
  return null
}
