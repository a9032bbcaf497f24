import { expect } from 'vitest'
import type { StreamControl, StreamEvent } from '../../../src/shared/events.ts'
import type { Caller } from '../../support/caller.ts'
import type { TestStream } from '../../support/stream.ts'

export type ResumingSubscriber = {
  /** Connects, and from the second time on with the cursor of what was seen last. */
  resume(caller: Caller): Promise<void>
  /** Resolves when the connection is gone. */
  ended(): Promise<void>
  /** Expects that all that was seen is what the log holds since the first connection. */
  expectEveryEventOnce(caller: Caller): Promise<void>
  close(): void
}

/** A browser that stays subscribed over the deaths of its server. */
export function resumingSubscriber(): ResumingSubscriber {
  const seen: StreamEvent[] = []
  let first: string | undefined
  let cursor: string | undefined
  let stream: TestStream | undefined

  /** Takes over what the stream has said, with the cursor behind it. */
  function take() {
    if (!stream) return
    seen.push(...stream.events())
    cursor = stream.said.findLast(({ id }) => id !== undefined)?.id ?? cursor
  }

  return {
    async resume(caller) {
      stream = await caller.stream(cursor)
      const opening = stream.said.find(({ event }) => event === 'ready' || event === 'reset')
      expect(opening?.event, 'a cursor from before the kill is still good').toBe('ready')
      cursor ??= (JSON.parse(opening?.data ?? '') as StreamControl).cursor
      first ??= cursor
    },
    async ended() {
      await stream?.ended
      take()
    },
    async expectEveryEventOnce(caller) {
      take()
      const replay = await caller.stream(first)
      expect(seen).toEqual(replay.events())
      expect(seen.length).toBeGreaterThan(0)
      replay.close()
    },
    close: () => stream?.close(),
  }
}
