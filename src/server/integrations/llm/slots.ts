/**
 * Bounds how many calls are under way on this node, and how many of them are one organization's: a slow server of one must
 * not take the places of all. Who waits longest comes first, among those whose organization has a place.
 */
export function makeSlots({ node, organization }: { node: number; organization: number }) {
  let taken = 0
  const takenBy = new Map<string, number>()
  const waiting = new Set<{ orgId: string; start: () => void }>()

  const hasRoom = (orgId: string) => taken < node && (takenBy.get(orgId) ?? 0) < organization

  function occupy(orgId: string): () => void {
    taken += 1
    takenBy.set(orgId, (takenBy.get(orgId) ?? 0) + 1)
    let held = true
    return () => {
      if (!held) return
      held = false
      taken -= 1
      const left = (takenBy.get(orgId) ?? 1) - 1
      if (left === 0) takenBy.delete(orgId)
      else takenBy.set(orgId, left)
      next()
    }
  }

  function next() {
    for (const one of waiting) {
      if (!hasRoom(one.orgId)) continue
      waiting.delete(one)
      one.start()
      return
    }
  }

  return {
    /** Waits for a place and answers what gives it back. Fails with the signal's reason. */
    take: (orgId: string, signal: AbortSignal): Promise<() => void> =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        if (hasRoom(orgId)) return resolve(occupy(orgId))
        const stop = () => {
          waiting.delete(one)
          reject(signal.reason)
        }
        const one = {
          orgId,
          start() {
            signal.removeEventListener('abort', stop)
            resolve(occupy(orgId))
          },
        }
        waiting.add(one)
        signal.addEventListener('abort', stop, { once: true })
      }),
    waiting: () => waiting.size,
    taken: () => taken,
  }
}

export type Slots = ReturnType<typeof makeSlots>
