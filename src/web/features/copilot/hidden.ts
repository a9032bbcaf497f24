const nameOf = (userId: string, sessionId: string) => `rf.copilot.${userId}.${sessionId}`

/** On a screen this low, or zoomed in this far, the panel would leave no room for the steps. */
const isLow = () => matchMedia('(max-height: 40rem)').matches

/** Whether the proposals of a session are put away: as the reader left them in this tab, else where there is no room. */
export function isHidden(userId: string, sessionId: string): boolean {
  try {
    const kept = sessionStorage.getItem(nameOf(userId, sessionId))
    return kept === null ? isLow() : kept === 'hidden'
  } catch {
    return isLow()
  }
}

/** Storage may be full or switched off; the choice then lives as long as the page. */
export function keepHidden(userId: string, sessionId: string, hidden: boolean): void {
  try {
    sessionStorage.setItem(nameOf(userId, sessionId), hidden ? 'hidden' : 'shown')
  } catch {
    return
  }
}
