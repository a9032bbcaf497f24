/** Lets so many in at once by name, the others in the order in which they came. A name of null is never full. */
export function makeSlots(most: number) {
  const taken = new Map<string, number>()
  const waiting = new Map<string, (() => void)[]>()

  function release(name: string): void {
    const next = waiting.get(name)?.shift()
    if (next) {
      next()
      return
    }
    waiting.delete(name)
    const left = (taken.get(name) ?? 1) - 1
    if (left > 0) taken.set(name, left)
    else taken.delete(name)
  }

  return {
    /** Resolves when there is room; call what it resolves to when done. */
    async acquire(name: string | null): Promise<() => void> {
      if (name === null) return () => {}
      const count = taken.get(name) ?? 0
      if (count < most) taken.set(name, count + 1)
      else
        await new Promise<void>(resolve => {
          waiting.set(name, [...(waiting.get(name) ?? []), resolve])
        })
      return () => release(name)
    },
    /** How many wait to be let in. */
    waiting: (): number => [...waiting.values()].reduce((sum, queue) => sum + queue.length, 0),
    /** The names that have no room. */
    busy: (): string[] => [...taken].filter(([, count]) => count >= most).map(([name]) => name),
  }
}
