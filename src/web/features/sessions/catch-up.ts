import type { SessionDetail } from '../../../shared/contract/sessions.ts'
import { patchDetail, type SessionEvent, sessionIdOf } from './patches.ts'

type Load = { sessionId: string; missed: SessionEvent[] }
const loads = new Set<Load>()

/** Tells every load of this session that is under way what happened meanwhile. */
export function noteForLoads(event: SessionEvent): void {
  const sessionId = sessionIdOf(event)
  for (const load of loads) if (load.sessionId === sessionId) load.missed.push(event)
}

/**
 * Reads a session and applies the events that arrived while the answer was on its way. Without it an answer
 * that the server read before an event, but that arrives after it, would undo that event.
 */
export async function loadCaughtUp(
  sessionId: string,
  read: () => Promise<SessionDetail>,
): Promise<SessionDetail> {
  const load: Load = { sessionId, missed: [] }
  loads.add(load)
  try {
    const detail = await read()
    return load.missed.reduce(patchDetail, detail)
  } finally {
    loads.delete(load)
  }
}
