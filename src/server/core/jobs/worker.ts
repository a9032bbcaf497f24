import { randomUUID } from 'node:crypto'
import type { Services } from '../context.ts'
import { backoffSeconds } from './backoff.ts'
import { GiveUp, type Job, JobFault, type JobHandler, type JobHandlers, TryLater } from './job.ts'
import { type Held, outboxOf } from './outbox.ts'
import { makeSlots } from './slots.ts'

export type Worker = {
  /** Takes no more, lets what runs end within `graceMs`, and gives the rest back. */
  close(graceMs?: number): Promise<void>
}

type Options = {
  /** Jobs under way at once on this node. */
  slots?: number
  /** Jobs under way at once to one destination. */
  slotsPerDestination?: number
  pollMs?: number
  leaseSeconds?: number
}

/** How many are taken at a time: one statement for as many as possible, and not so many that other nodes idle. */
const BATCH = 200
const TRY_MS = 25_000
/** What is due later than this is left to the poll. */
const SOON_MS = 60_000

/**
 * Does what stands in the outbox, on this node, until it is closed. It looks when something was enqueued here, and every
 * `pollMs` for what other nodes enqueued, what a timer waited for, and what a dead node left.
 */
export function startWorker(
  services: Services,
  handlers: JobHandlers,
  { slots = 100, slotsPerDestination = 8, pollMs = 250, leaseSeconds = 30 }: Options = {},
): Worker {
  const { db, log, metrics } = services
  const outbox = outboxOf(db, randomUUID(), leaseSeconds)
  const kinds = Object.keys(handlers)
  const held = new Map<number, Promise<void>>()
  const stop = new AbortController()
  const { acquire, busy, waiting } = makeSlots(slotsPerDestination)
  /** Jobs that wait for a slot at their destination take none of the node's: one that hangs slows no other. */
  const underWay = () => held.size - waiting()
  let finished: number[] = []
  let looking: Promise<void> | undefined
  let again = false
  let closed = false

  /** Takes what is due while there is room; a ring that comes meanwhile makes it look once more. */
  function look(): void {
    if (closed) return
    again = true
    looking ??= lookOnce()
      .catch(error => log.warn({ err: error }, 'the outbox could not be read, trying again'))
      .finally(() => {
        looking = undefined
        if (again && !closed && underWay() < slots) look()
      })
  }
  async function lookOnce(): Promise<void> {
    again = false
    await settle()
    const room = Math.min(BATCH, slots - underWay())
    if (room <= 0) return
    const jobs = await outbox.claim(kinds, busy(), room)
    for (const job of jobs) take(job)
    // As many as asked for: there is probably more.
    if (jobs.length === room) again = true
  }

  function take(job: Held): void {
    const done = acquire(slotOf(job))
      .then(async release => {
        try {
          // Closed while it waited for a slot: somebody else does it.
          if (closed) await outbox.postpone(job.id, { seconds: 0, givesBack: true })
          else await run(job)
        } finally {
          release()
        }
      })
      .catch(error =>
        log.warn(
          { err: error, kind: job.kind },
          'a job’s end could not be written; its lease ends by itself',
        ),
      )
      .finally(() => {
        held.delete(job.id)
        // Not for every single one: a statement for many costs as much as a statement for one.
        if (underWay() <= slots / 2) look()
      })
    held.set(job.id, done)
  }

  async function run(job: Held): Promise<void> {
    metrics.jobWait.observe({ kind: job.kind }, Math.max(0, job.waited_ms) / 1000)
    const began = performance.now()
    const result = await attempt(job)
    metrics.jobRuns.observe({ kind: job.kind, result }, (performance.now() - began) / 1000)
  }

  async function attempt(job: Held): Promise<'done' | 'later' | 'dead'> {
    const handler = handlers[job.kind] as JobHandler
    const payload = handler.payload.safeParse(job.payload)
    if (!payload.success) return bury(job, undefined, 'The job’s content is not what its kind has')
    const told: Job<unknown> = {
      orgId: job.org_id,
      payload: payload.data,
      attempt: job.attempts,
      last: job.attempts >= job.max_attempts,
    }
    try {
      await withTimeout(handler, told, stop.signal)
      finished.push(job.id)
      return 'done'
    } catch (error) {
      const why = wordsOf(error)
      if (error instanceof TryLater) {
        // Told to wait is no failure, but not for ever: the tries of somebody who always says so run out as well.
        if (told.last) return bury(job, { handler, told }, why)
        await outbox.postpone(job.id, { seconds: error.seconds, why, pause: error.pause })
        return 'later'
      }
      if (!(error instanceof JobFault))
        log.warn({ err: error, kind: job.kind, attempt: job.attempts }, 'a job failed')
      if (stop.signal.aborted) {
        await outbox.postpone(job.id, { seconds: 0, givesBack: true })
        return 'later'
      }
      if (error instanceof GiveUp || told.last) return bury(job, { handler, told }, why)
      await outbox.postpone(job.id, { seconds: backoffSeconds(job.attempts), why })
      return 'later'
    }
  }

  async function bury(
    job: Held,
    known: { handler: JobHandler; told: Job<unknown> } | undefined,
    why: string,
  ): Promise<'dead'> {
    await known?.handler.onGivenUp?.(known.told)
    await outbox.bury(job.id, why)
    return 'dead'
  }

  /** Writes what is done, many at a time. What cannot be written is done again by whoever takes it next. */
  async function settle(): Promise<void> {
    if (finished.length === 0) return
    const batch = finished
    finished = []
    try {
      await outbox.finish(batch)
    } catch (error) {
      log.warn({ err: error, jobs: batch.length }, 'finished jobs could not be removed and may be done twice')
    }
  }

  async function renew(): Promise<void> {
    if (held.size === 0) return
    await outbox.renew([...held.keys()])
  }

  const poll = setInterval(look, pollMs)
  const renewal = setInterval(
    () => void renew().catch(error => log.warn({ err: error }, 'leases could not be renewed')),
    (leaseSeconds * 1000) / 3,
  )
  db.doorbell.onRing(inMs => {
    if (inMs < pollMs) look()
    // A timer that nobody waits for: the poll finds what this one misses.
    else if (inMs < SOON_MS) setTimeout(look, inMs).unref()
  })
  look()

  return {
    async close(graceMs = 5_000) {
      closed = true
      clearInterval(poll)
      clearInterval(renewal)
      const late = setTimeout(() => stop.abort(new Error('The server stops')), graceMs)
      await looking
      await Promise.all(held.values())
      clearTimeout(late)
      await settle()
    },
  }
}

/** A destination belongs to its organization; what has none shares nothing. */
const slotOf = ({ org_id, destination }: Held) => (destination === null ? null : `${org_id}/${destination}`)

/** Races the handler against its time: one that does not listen to the signal must not hold a slot for ever. */
async function withTimeout(handler: JobHandler, job: Job<unknown>, stopped: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(handler.timeoutMs ?? TRY_MS)])
  let onAbort = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    await Promise.race([handler.run(job, signal), aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** Only words that were written for operators; any other message may hold a secret or what people wrote. */
function wordsOf(error: unknown): string {
  if (error instanceof TryLater || error instanceof GiveUp || error instanceof JobFault) return error.message
  if (error instanceof Error && error.name === 'TimeoutError') return 'It took too long'
  return `It failed (${error instanceof Error ? error.name : 'unknown'}); the log of the node has more`
}
