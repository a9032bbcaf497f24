import { createParser, type EventSourceMessage } from 'eventsource-parser'
import type { StreamControl, StreamEvent } from '../../../shared/events.ts'
import { formatCursor, type Position, parseCursor } from './position.ts'

/** What one connection tells while it lasts. */
export type StreamHandlers = {
  onReady(at: Position, now: string): void
  onReset(at: Position, now: string): void
  onEvent(at: Position, event: StreamEvent): void
  /** Bytes arrived, be it only a heartbeat. */
  onBytes(): void
}

/** Why a connection ended: the server said so (`bye`), would not let us in, or the line broke. */
export type StreamEnd = 'shutdown' | 'lifetime' | 'lagging' | 'access' | 'refused' | 'broken'

// The server speaks every 15 s; two missed heartbeats and some slack.
const WATCHDOG_MS = 40_000

/**
 * Reads one stream from `after` (or from now on) until it ends, and tells why it did.
 * Never throws; aborting `signal` ends it as `broken`.
 */
export async function readStream(
  after: Position | undefined,
  handlers: StreamHandlers,
  signal: AbortSignal,
): Promise<StreamEnd> {
  const silence = new AbortController()
  let watchdog = setTimeout(() => silence.abort(), WATCHDOG_MS)
  let end: StreamEnd = 'broken'
  const parser = createParser({
    onEvent: message => {
      end = dispatch(message, handlers) ?? end
    },
  })
  try {
    const answer = await fetch(`/api/v1/stream${after ? `?after=${formatCursor(after)}` : ''}`, {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (answer.status === 401 || answer.status === 403) return 'refused'
    if (!answer.ok || !answer.body) return 'broken'
    const decoder = new TextDecoder()
    const reader = answer.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return end
      clearTimeout(watchdog)
      watchdog = setTimeout(() => silence.abort(), WATCHDOG_MS)
      parser.feed(decoder.decode(value, { stream: true }))
      handlers.onBytes()
    }
  } catch {
    return end
  } finally {
    clearTimeout(watchdog)
    // Also closes the line when a message could not be read.
    silence.abort()
  }
}

/** Hands one message on; answers the reason when it is the server's good-bye. */
function dispatch(message: EventSourceMessage, handlers: StreamHandlers): StreamEnd | undefined {
  const at = parseCursor(message.id)
  if (at) {
    handlers.onEvent(at, JSON.parse(message.data) as StreamEvent)
    return undefined
  }
  if (message.event === 'bye') return (JSON.parse(message.data) as { reason: StreamEnd }).reason
  if (message.event !== 'ready' && message.event !== 'reset') return undefined
  const control = JSON.parse(message.data) as StreamControl
  const place = parseCursor(control.cursor)
  if (place && message.event === 'ready') handlers.onReady(place, control.now)
  if (place && message.event === 'reset') handlers.onReset(place, control.now)
  return undefined
}
