/** The transactions committed in memory that wait for one shared write to the disk. */
export interface CommitGroup {
  /** How many wait. */
  size(): number
  /** Joins; resolves when the next flush has succeeded, rejects when it has failed. */
  join(): Promise<void>
  /** Writes everything committed so far to the disk and lets all who wait go on. */
  flush(): Promise<void>
  /** Tells all who wait that their commit was never confirmed. */
  fail(error: unknown): void
}

interface Waiter {
  resolve(): void
  reject(error: unknown): void
}

/** Gathers commits in front of `writeToDisk`, which must cover everything committed before it is called. */
export function createCommitGroup(writeToDisk: () => Promise<unknown>): CommitGroup {
  let waiters: Waiter[] = []

  function takeAll(): Waiter[] {
    const all = waiters
    waiters = []
    return all
  }

  return {
    size: () => waiters.length,
    join: () => new Promise<void>((resolve, reject) => waiters.push({ resolve, reject })),
    async flush() {
      const group = takeAll()
      try {
        await writeToDisk()
        for (const waiter of group) waiter.resolve()
      } catch (error) {
        for (const waiter of group) waiter.reject(error)
      }
    },
    fail(error) {
      for (const waiter of takeAll()) waiter.reject(error)
    },
  }
}
