const nameOf = (userId: string, sessionId: string) => `rf.copilot-hidden.${userId}.${sessionId}`

/** Whether the reader put the proposals of a session away, in this tab. */
export function isHidden(userId: string, sessionId: string): boolean {
  try {
    return sessionStorage.getItem(nameOf(userId, sessionId)) !== null
  } catch {
    return false
  }
}

/** Storage may be full or switched off; the choice then lives as long as the page. */
export function keepHidden(userId: string, sessionId: string, hidden: boolean): void {
  try {
    if (hidden) sessionStorage.setItem(nameOf(userId, sessionId), 'yes')
    else sessionStorage.removeItem(nameOf(userId, sessionId))
  } catch {
    return
  }
}
