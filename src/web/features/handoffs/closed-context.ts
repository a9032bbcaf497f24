/** The state of a navigation that closes a context screen: the queue gives the focus back to its card. */
export const closedContext = (sessionId: string) => ({ closedContext: sessionId })

/** The session whose context screen was closed for this visit, if that is how it came about. */
export function closedContextOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('closedContext' in state)) return undefined
  return typeof state.closedContext === 'string' ? state.closedContext : undefined
}
