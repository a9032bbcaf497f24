/** Hands parts from who makes them to one reader, who may begin late or stop early; then they are dropped. */
export type Channel<T> = AsyncIterable<T> & { push(part: T): void; end(): void }

export function makeChannel<T>(): Channel<T> {
  const waiting: T[] = []
  let ended = false
  let left = false
  let wake = () => {}
  async function* parts(): AsyncGenerator<T> {
    try {
      for (;;) {
        yield* waiting.splice(0)
        if (waiting.length > 0) continue
        if (ended) return
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    } finally {
      left = true
      waiting.length = 0
    }
  }
  return {
    push(part) {
      if (left) return
      waiting.push(part)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    [Symbol.asyncIterator]: parts,
  }
}
