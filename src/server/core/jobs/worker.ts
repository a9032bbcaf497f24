import { randomUUID } from 'node:crypto'
import { type Services, systemCtx } from '../context.ts'
import { transact } from '../transact.ts'
import { backoffSeconds } from './backoff.ts'
import { buryJob } from './dead-letters.ts'
import { type DeadlineOf, makeDeadlines } from './deadlines.ts'
import { gather } from './gather.ts'
import { GiveUp, type Job, JobFault, type JobHandler, type JobHandlers, TryLater } from './job.ts'
import { makeLanes } from './lanes.ts'
import { type Held, outboxOf } from './outbox.ts'

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

/** Two dozen destinations may hang, each with all of its slots, before the node's are used up. */
const SLOTS = 200
const TRY_MS = 25_000
/** What is due later than this is left to the poll. */
const SOON_MS = 60_000
/** How long a job's end waits for others, to be written with them. */
const FINISH_MS = 3
const FINISH_MOST = 500
/** How long a free slot waits for others before the next claim, when more is known to be there. */
const REFILL_MS = 2
/** A job that was taken so many times more than it may be tried, and never ended, is what brings nodes down. */
const LOST_MOST = 5

/**
 * Does what stands in the outbox, on this node, until it is closed. It looks when something was enqueued here, and every
 * `pollMs` for what other nodes enqueued, what a timer waited for, and what a dead node left.
 */
export function startWorker(
  services: Services,
  handlers: JobHandlers,
  { slots = SLOTS, slotsPerDestination = 8, pollMs = 250, leaseSeconds = 30 }: Options = {},
): Worker {
  const { db, log, metrics } = services
  const worker = randomUUID()
  const outbox = outboxOf(db, worker, leaseSeconds)
  const kinds = Object.keys(handlers)
  const held = new Map<Held, Promise<void>>()
  /** Done, and not yet said so: the lease is kept until it is. */
  const ending = new Set<Held>()
  const deadlines = makeDeadlines()
  let stopped = false
  const lanes = makeLanes(slotsPerDestination)
  const finished = gather<Held>(finish, FINISH_MS, FINISH_MOST)
  let looking: Promise<void> | undefined
  let refill: NodeJS.Timeout | undefined
  /** Look once more after the look that is under way. */
  let again = false
  /** The last claim took all that there was room for: there is probably more. */
  let more = false
  let after = ''
  let closed = false

  /** Takes what is due while there is room; a ring that comes meanwhile makes it look once more. */
  function look(): void {
    if (closed) return
    again = true
    looking ??= lookOnce()
      .catch(error => log.warn({ err: error }, 'the outbox could not be read, trying again'))
      .finally(() => {
        looking = undefined
        if (again && !closed && held.size < slots) look()
      })
  }
  async function lookOnce(): Promise<void> {
    again = false
    const most = slots - held.size
    if (most <= 0) {
      more = true
      return
    }
    const jobs = await outbox.claim({
      kinds,
      most,
      laneRoom: slotsPerDestination,
      rooms: lanes.rooms(),
      after,
    })
    const deadline = deadlines.from()
    for (const job of jobs) take(job, deadline)
    more = jobs.length === most
    // The lanes behind have their turn next; from the last one on, it begins anew.
    const last = more ? (jobs.at(-1)?.lane ?? '') : ''
    if (more || after !== '') again = true
    after = last
  }

  function take(job: Held, deadline: DeadlineOf): void {
    lanes.enter(job)
    const done = run(job, deadline)
      .catch(error =>
        log.warn(
          { err: error, kind: job.kind },
          'a job’s end could not be written; its lease ends by itself',
        ),
      )
      .finally(() => {
        held.delete(job)
        if (lanes.leave(job) || more) refill ??= setTimeout(refilled, REFILL_MS)
      })
    held.set(job, done)
  }
  function refilled(): void {
    refill = undefined
    look()
  }

  async function run(job: Held, deadline: DeadlineOf): Promise<void> {
    // Closed while it was claimed: somebody else does it.
    if (closed) return outbox.postpone(job, { seconds: 0, givesBack: true })
    metrics.jobWait.observe({ kind: job.kind }, Math.max(0, job.waited_ms) / 1000)
    const began = performance.now()
    const result = await attempt(job, deadline)
    metrics.jobRuns.observe({ kind: job.kind, result }, (performance.now() - began) / 1000)
  }

  async function attempt(job: Held, deadline: DeadlineOf): Promise<'done' | 'later' | 'dead'> {
    const handler = handlers[job.kind] as JobHandler
    const payload = handler.payload.safeParse(job.payload)
    if (!payload.success) return bury(job, undefined, 'The job’s content is not what its kind has')
    const told: Job<unknown> = {
      orgId: job.org_id,
      payload: payload.data,
      attempt: job.attempts,
      last: job.attempts >= job.max_attempts,
    }
    if (job.attempts > job.max_attempts + LOST_MOST)
      return bury(job, told, 'The server went down each time that it was tried')
    try {
      await deadline(handler.timeoutMs ?? TRY_MS).within(signal => handler.run(told, signal))
      ending.add(job)
      finished.add(job)
      return 'done'
    } catch (error) {
      const why = wordsOf(error)
      if (error instanceof TryLater) {
        // Told to wait is no failure, but not for ever: the tries of somebody who always says so run out as well.
        if (told.last) return bury(job, told, why)
        await outbox.postpone(job, { seconds: error.seconds, why, pause: error.pause })
        return 'later'
      }
      if (!(error instanceof JobFault))
        log.warn({ err: error, kind: job.kind, attempt: job.attempts }, 'a job failed')
      if (stopped) {
        await outbox.postpone(job, { seconds: 0, givesBack: true })
        return 'later'
      }
      if (error instanceof GiveUp || told.last) return bury(job, told, why)
      await outbox.postpone(job, { seconds: backoffSeconds(job.attempts), why })
      return 'later'
    }
  }

  /** What cannot be written is done again by whoever takes it next. */
  async function finish(batch: Held[]): Promise<void> {
    try {
      await outbox.finish(batch)
    } catch (error) {
      log.warn({ err: error, jobs: batch.length }, 'finished jobs could not be removed and may be done twice')
    } finally {
      for (const job of batch) ending.delete(job)
    }
  }

  /** Gives a job up, unless somebody else holds it by now: its handler's last word and the alarm come with it, or not at all. */
  async function bury(job: Held, told: Job<unknown> | undefined, why: string): Promise<'dead'> {
    const handler = handlers[job.kind] as JobHandler
    await transact(systemCtx(services, job.org_id), async tx => {
      if (!(await buryJob(tx, worker, job, handler.title, why))) return
      if (told) await handler.onGivenUp?.(tx, told)
    })
    return 'dead'
  }

  async function renew(): Promise<void> {
    const leased = [...held.keys(), ...ending]
    if (leased.length > 0) await outbox.renew(leased)
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
      clearTimeout(refill)
      const late = setTimeout(() => {
        stopped = true
        deadlines.abort(new Error('The server stops'))
      }, graceMs)
      await looking
      await Promise.all(held.values())
      clearTimeout(late)
      await finished.settled()
    },
  }
}

/** Only words that were written for operators; any other message may hold a secret or what people wrote. */
function wordsOf(error: unknown): string {
  if (error instanceof TryLater || error instanceof GiveUp || error instanceof JobFault) return error.message
  if (error instanceof Error && error.name === 'TimeoutError') return 'It took too long'
  return `It failed (${error instanceof Error ? error.name : 'unknown'}); the log of the node has more`
}
