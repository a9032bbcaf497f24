type Thread = { free: number; waiting: (() => void)[] }

/** Lets `most` calls of one name go on at once; the others follow in the order in which they came. */
export function makeThreads(most: number) {
  const names = new Map<string, Thread>()

  return async function run<T>(name: string, call: () => Promise<T>): Promise<T> {
    const thread = names.get(name) ?? { free: most, waiting: [] }
    names.set(name, thread)
    if (thread.free > 0) thread.free -= 1
    else await new Promise<void>(resolve => thread.waiting.push(resolve))
    try {
      return await call()
    } finally {
      const next = thread.waiting.shift()
      if (next) next()
      else thread.free += 1
      if (thread.free === most) names.delete(name)
    }
  }
}
