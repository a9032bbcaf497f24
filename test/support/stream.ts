import { createParser, type EventSourceMessage } from 'eventsource-parser'
import type { StreamEvent } from '../../src/shared/events.ts'

export type TestStream = {
  /** Everything said so far, in order: events and controls. */
  said: EventSourceMessage[]
  /** The durable events so far. */
  events(): StreamEvent[]
  /** Waits until the stream has said something that fits, also when that was earlier. */
  until(fits: (message: EventSourceMessage) => boolean): Promise<EventSourceMessage>
  /** Waits for an event of this type. */
  event<T extends StreamEvent['type']>(
    type: T,
    fits?: (event: Extract<StreamEvent, { type: T }>) => boolean,
  ): Promise<Extract<StreamEvent, { type: T }>>
  /** Resolves when the server or the network has ended it. */
  ended: Promise<void>
  close(): void
}

/** Opens the event stream and waits until it is live. */
export async function openStream(url: string, cookie: string, after?: string): Promise<TestStream> {
  const controller = new AbortController()
  const answer = await fetch(`${url}/api/v1/stream${after ? `?after=${after}` : ''}`, {
    headers: { cookie },
    signal: controller.signal,
  })
  if (!answer.ok || !answer.body)
    throw new Error(`The stream was refused: ${answer.status} ${await answer.text()}`)

  const said: EventSourceMessage[] = []
  const waiting = new Set<() => void>()
  const parser = createParser({
    onEvent(message) {
      said.push(message)
      for (const look of waiting) look()
    },
  })
  const decoder = new TextDecoder()
  const body = answer.body
  const ended = (async () => {
    try {
      for await (const chunk of body) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }))
    } catch {
      // Closed by the test, or the server died: both are an end.
    }
  })()

  const until: TestStream['until'] = fits =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = said.find(fits)
        if (!found) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      ended.then(() => reject(new Error('The stream ended before it said so')))
    })

  await until(({ event }) => event === 'ready' || event === 'reset')
  return {
    said,
    events: () => said.filter(({ id }) => id !== undefined).map(({ data }) => JSON.parse(data)),
    until,
    async event(type, fits = () => true) {
      const message = await until(({ event, data }) => event === type && fits(JSON.parse(data)))
      return JSON.parse(message.data)
    },
    ended,
    close: () => controller.abort(),
  }
}
