import { sql } from 'kysely'
import { graphileQueue } from './outbox/graphile.ts'
import { ourQueue } from './outbox/ours.ts'
import type { Queue } from './outbox/queue.ts'
import { measureSlack } from './outbox/slack.ts'
import { openServer } from './support/databases.ts'
import { rounded, spread } from './support/figures.ts'

const DRAINED = 50_000
const WARM_UP = 5_000
/** One after the other, so fewer where a commit takes longer. */
const PER_SECOND = 50
const SINGLE = 1_000
const TIMERS = 1_000_000
const TIMERS_AT_ONCE = 50_000

/**
 * What the outbox does in one process over a PostgreSQL with fsync on: deliveries a second to a channel that does nothing,
 * how long after its enqueueing a job begins, both also beside a million timers that wait, and graphile-worker's figures for
 * the same. Then how long after the commit of an escalation Slack is asked. `outbox slack` measures the last alone.
 */
export async function measureOutbox([only]: string[]): Promise<Record<string, unknown>> {
  if (only === 'slack') return { slack: await measureSlack() }
  return {
    jobs: DRAINED,
    perSecond: PER_SECOND,
    timers: TIMERS,
    ours: await measureBoth(ourQueue),
    graphileWorker: await measureBoth(graphileQueue),
    slack: await measureSlack(),
  }
}

async function measureBoth(makeQueue: typeof graphileQueue | typeof ourQueue) {
  const open = await openServer()
  try {
    const queue = await makeQueue(open)
    await drain(queue, WARM_UP)
    const alone = await measure(queue)
    for (let from = 1; from <= TIMERS; from += TIMERS_AT_ONCE)
      await queue.addTimers(from, from + TIMERS_AT_ONCE - 1)
    await sql`vacuum analyze`.execute(open.services.db.kysely)
    const besideTimers = await measure(queue)
    await queue.close()
    return { alone, besideTimers }
  } finally {
    await open.close()
  }
}

const measure = async (queue: Queue) => ({
  deliveriesPerSecond: Math.round(await drain(queue, DRAINED)),
  startMs: await delays(queue),
})

/** Jobs a second, from the start of a worker before which they all stand until the last is done and its end written. */
async function drain(queue: Queue, count: number): Promise<number> {
  await queue.add(Array.from({ length: count }, (_, n) => n))
  let left = count
  let done = () => {}
  const all = new Promise<void>(resolve => {
    done = resolve
  })
  const from = performance.now()
  const worker = await queue.start(() => {
    left -= 1
    if (left === 0) done()
  })
  await all
  await worker.close()
  const seconds = (performance.now() - from) / 1000
  if ((await queue.due()) > 0) throw new Error('Something was not done')
  return count / seconds
}

/** Milliseconds from the call that enqueues a job, its commit included, and from the end of that call, to the job's begin. */
async function delays(queue: Queue) {
  const begun = new Map<number, number>()
  const worker = await queue.start(n => void begun.set(n, performance.now()))
  const called: number[] = []
  const committed: number[] = []
  const from = performance.now()
  for (let n = 0; n < SINGLE; n++) {
    const wait = from + (n * 1000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    called[n] = performance.now()
    await queue.add([n])
    committed[n] = performance.now()
  }
  while (begun.size < SINGLE) await new Promise(resolve => setTimeout(resolve, 10))
  await worker.close()
  const since = (moments: number[]) => spread(moments.map((at, n) => Math.max(0, (begun.get(n) ?? 0) - at)))
  return {
    sinceCall: since(called),
    sinceCommit: since(committed),
    seconds: rounded((performance.now() - from) / 1000),
  }
}
