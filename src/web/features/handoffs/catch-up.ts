import type { Arrival } from './handoff-lists.ts'

const loads = new Set<Arrival[]>()

/** Tells every load that is under way what happened meanwhile. */
export function noteForLoads(arrival: Arrival): void {
  for (const missed of loads) missed.push(arrival)
}

/**
 * Reads something and applies what arrived while the answer was on its way. Without it an answer that the
 * server read before an event, but that comes after it, would undo that event. When `apply` gives null, the
 * answer lacks what only the server can tell, and is read once more.
 */
export async function loadCaughtUp<T>(
  read: () => Promise<T>,
  apply: (state: T, arrival: Arrival) => T | null,
): Promise<T> {
  const missed: Arrival[] = []
  loads.add(missed)
  try {
    const first = applyAll(await read(), missed, apply)
    if (first !== null) return first
    const second = await read()
    return applyAll(second, missed, apply) ?? second
  } finally {
    loads.delete(missed)
  }
}

function applyAll<T>(
  state: T,
  arrivals: readonly Arrival[],
  apply: (state: T, arrival: Arrival) => T | null,
): T | null {
  let caughtUp: T | null = state
  for (const arrival of arrivals) if (caughtUp !== null) caughtUp = apply(caughtUp, arrival)
  return caughtUp
}
