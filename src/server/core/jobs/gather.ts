/**
 * Writes what comes one by one in batches: a statement for many costs little more than a statement for one. The first waits
 * `waitMs` for company; `most` go at once.
 */
export function gather<T>(write: (batch: T[]) => Promise<void>, waitMs: number, most: number) {
  let gathered: T[] = []
  let timer: NodeJS.Timeout | undefined
  const writing = new Set<Promise<void>>()

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (gathered.length === 0) return
    const batch = gathered
    gathered = []
    const written = write(batch).finally(() => writing.delete(written))
    writing.add(written)
  }

  return {
    add(one: T): void {
      gathered.push(one)
      if (gathered.length >= most) flush()
      else timer ??= setTimeout(flush, waitMs)
    },
    /** Resolves when everything that was added so far is written. */
    async settled(): Promise<void> {
      flush()
      await Promise.all(writing)
    },
  }
}
