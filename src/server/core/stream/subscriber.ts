import type { Role } from '../../../shared/contract/route.ts'
import type { Metrics } from '../metrics.ts'
import { type EndReason, encodeBye, HEARTBEAT } from './encode.ts'

const HEARTBEAT_MS = 15_000
/** A connection that holds this much unsent, or is stuck this long, is cut. */
const MAX_UNSENT_BYTES = 256 * 1024
const MAX_LAG_MS = 10_000

/** Where a stream is written: a connection, seen from the hub. */
export type Sink = {
  /** False when the connection should be left alone until it has drained. */
  write(bytes: Buffer): boolean
  unsentBytes(): number
  /** Resolves when nothing is unsent, or the connection is gone. */
  drained(): Promise<void>
  /** Sends what is written, then closes. */
  end(): void
  /** Closes at once. */
  destroy(): void
  onClose(listener: () => void): void
}

export type Subscriber = {
  actor: { id: string; role: Role }
  /** Events up to here were written to it or are not for it. */
  seq: number
  mode: 'catching_up' | 'live' | 'ended'
  sink: Sink
  drained(): Promise<void>
  lastWrite: number
  laggingSince: number | undefined
  endsAt: number
}

/** Writes and says whether more may follow at once. */
export function writeTo(subscriber: Subscriber, bytes: Buffer): boolean {
  const now = performance.now()
  subscriber.lastWrite = now
  const free = subscriber.sink.write(bytes)
  if (free) subscriber.laggingSince = undefined
  else subscriber.laggingSince ??= now
  return free
}

/** Tells the client why, and ends the stream. */
export function endSubscriber(subscriber: Subscriber, reason: EndReason, metrics: Metrics): void {
  if (subscriber.mode === 'ended') return
  subscriber.mode = 'ended'
  metrics.streamCuts.inc({ reason })
  if (reason === 'lagging') {
    subscriber.sink.destroy()
    return
  }
  subscriber.sink.write(encodeBye(reason))
  subscriber.sink.end()
}

/** Once a second: heartbeat when idle, end when old, cut when stuck. */
export function tick(subscriber: Subscriber, now: number, metrics: Metrics): void {
  const { sink } = subscriber
  if (sink.unsentBytes() === 0) subscriber.laggingSince = undefined
  const stuck = subscriber.laggingSince !== undefined && now - subscriber.laggingSince > MAX_LAG_MS
  if (stuck || sink.unsentBytes() > MAX_UNSENT_BYTES) endSubscriber(subscriber, 'lagging', metrics)
  else if (now > subscriber.endsAt) endSubscriber(subscriber, 'lifetime', metrics)
  else if (now - subscriber.lastWrite >= HEARTBEAT_MS) writeTo(subscriber, HEARTBEAT)
}
