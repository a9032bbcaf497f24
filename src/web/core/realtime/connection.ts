import { reconnectDelay } from './backoff.ts'
import type { Position } from './position.ts'
import { readStream, type StreamEnd, type StreamHandlers } from './read-stream.ts'

type ConnectionOptions = {
  /** Where the next connection starts; undefined means from now on. */
  resumeFrom: () => Position | undefined
  handlers: StreamHandlers
  /** The line is down and being repaired. Not told when the server merely ends a stream's lifetime. */
  onLoss: () => void
  /** The server doubts that this person may listen. */
  onAccess: () => void
}

export type Connection = {
  /** Keeps a stream open until `signal` is aborted. */
  run: (signal: AbortSignal) => Promise<void>
  /** Tries at once when waiting, and checks a line that has been suspiciously quiet. */
  wake: () => void
}

// A stream that lived this long was a good one: the next failure starts the backoff anew.
const HEALTHY_AFTER_MS = 5_000
// One heartbeat and some slack.
const SUSPICIOUS_SILENCE_MS = 20_000

/** A stream that is opened again whenever it ends, for as long as it is wanted. */
export function createConnection({ resumeFrom, handlers, onLoss, onAccess }: ConnectionOptions): Connection {
  let attempt = new AbortController()
  let waiting = new AbortController()
  let lastBytes = 0

  const wake = () => {
    waiting.abort()
    if (Date.now() - lastBytes > SUSPICIOUS_SILENCE_MS) attempt.abort()
  }
  const reopen = () => {
    waiting.abort()
    attempt.abort()
  }
  const onVisible = () => document.visibilityState === 'visible' && wake()

  async function run(signal: AbortSignal): Promise<void> {
    // A browser that goes offline or online has changed networks: the old line is dead, if quietly.
    window.addEventListener('online', reopen, { signal })
    window.addEventListener('offline', reopen, { signal })
    document.addEventListener('visibilitychange', onVisible, { signal })
    let failures = 0
    while (!signal.aborted) {
      attempt = new AbortController()
      const started = Date.now()
      lastBytes = started
      const end = await readStream(
        resumeFrom(),
        {
          ...handlers,
          onBytes: () => {
            lastBytes = Date.now()
            handlers.onBytes()
          },
        },
        AbortSignal.any([signal, attempt.signal]),
      )
      if (signal.aborted) return
      failures = isHealthy(end, Date.now() - started) ? 0 : failures + 1
      if (end === 'access' || end === 'refused') onAccess()
      if (end !== 'lifetime') onLoss()
      waiting = new AbortController()
      await pause(reconnectDelay(failures), AbortSignal.any([signal, waiting.signal]))
    }
  }

  return { run, wake }
}

const isHealthy = (end: StreamEnd, lived: number): boolean =>
  end === 'lifetime' || end === 'lagging' || (end !== 'refused' && lived > HEALTHY_AFTER_MS)

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', end, { once: true })
  })
