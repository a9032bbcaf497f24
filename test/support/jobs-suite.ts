import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { insertOrganization } from '../../src/server/core/auth/accounts.ts'
import { changePeople } from '../../src/server/core/auth/people.ts'
import { type Services, systemCtx } from '../../src/server/core/context.ts'
import { makeSealer } from '../../src/server/core/crypto.ts'
import type { Db } from '../../src/server/core/db/db.ts'
import { GiveUp, type Job, type JobHandler, jobHandler, TryLater } from '../../src/server/core/jobs/job.ts'
import type { NewJob } from '../../src/server/core/jobs/new-job.ts'
import { type Held, outboxOf } from '../../src/server/core/jobs/outbox.ts'
import { startWorker, type Worker } from '../../src/server/core/jobs/worker.ts'
import { makeMetrics } from '../../src/server/core/metrics.ts'
import { read, transact } from '../../src/server/core/transact.ts'

/** Two nodes over one database; they may be the same where a database knows one process only. */
type Open = () => Promise<{ nodes: [Db, Db]; close(): Promise<void> }>

const payload = z.object({ n: z.number() })
type Payload = z.output<typeof payload>

/** What every database driver must do with the outbox. */
export function jobsSuite(name: string, open: Open): void {
  describe(`the outbox on ${name}`, () => {
    let opened: Awaited<ReturnType<Open>>
    let nodes: [Services, Services]
    let orgId: string
    // Another one for each test: what one leaves is nothing to the workers of the next.
    let kind: string
    let tests = 0
    const workers: Worker[] = []

    beforeAll(async () => {
      opened = await open()
      const log = pino({ level: 'silent' })
      const sealer = makeSealer('a secret that only the tests have')
      nodes = opened.nodes.map(db => ({
        db,
        log,
        metrics: makeMetrics({ defaults: false }),
        sealer,
      })) as typeof nodes
    })
    afterAll(() => opened?.close())
    beforeEach(async () => {
      kind = `test ${++tests}`
      orgId = await changePeople(nodes[0], null, async db => {
        const id = await insertOrganization(db, 'Outbox MSP')
        return { orgId: id, result: id }
      })
    })
    afterEach(async () => {
      await Promise.all(workers.splice(0).map(worker => worker.close(100)))
    })

    const ctx = (node = nodes[0]) => systemCtx(node, orgId)
    const enqueue = (...jobs: NewJob[]) =>
      transact(ctx(), async tx => {
        for (const job of jobs) tx.enqueue(job)
      })
    const rows = () =>
      read(ctx(), async tx => {
        const { rows } = await sql<{ attempts: number; dead: boolean; last_error: string | null }>`
          select attempts, dead_at is not null as dead, last_error from job order by id`.execute(tx.db)
        return rows
      })
    const start = (
      run: JobHandler<Payload>['run'],
      { node = nodes[0], ...more }: Partial<Omit<JobHandler<Payload>, 'title'>> & { node?: Services } = {},
    ) => {
      const worker = startWorker(
        node,
        { [kind]: jobHandler({ title: 'Test', payload, run, ...more }) },
        { leaseSeconds: 2 },
      )
      workers.push(worker)
      return worker
    }
    const claim = (outbox: ReturnType<typeof outboxOf>, most = 10) =>
      outbox.claim({ kinds: [kind], most, laneRoom: 8, rooms: {}, after: '' })
    const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 })

    test('does what was enqueued once, with the commit only', async () => {
      const done: number[] = []
      start(async ({ payload: { n } }) => void done.push(n))
      await expect(
        transact(ctx(), async tx => {
          tx.enqueue({ kind, payload: { n: 0 } })
          throw new Error('rolled back')
        }),
      ).rejects.toThrow('rolled back')
      await enqueue({ kind, payload: { n: 1 } }, { kind, payload: { n: 2 } })
      await until(async () => expect(await rows()).toEqual([]))
      expect(done.sort()).toEqual([1, 2])
    })

    test('does each job of many once, whichever of two nodes takes it', async () => {
      const done = new Map<number, number>()
      const run = async ({ payload: { n } }: Job<Payload>) => void done.set(n, (done.get(n) ?? 0) + 1)
      start(run)
      start(run, { node: nodes[1] })
      await enqueue(...Array.from({ length: 500 }, (_, n) => ({ kind, payload: { n } })))
      await until(async () => expect(await rows()).toEqual([]))
      expect(done.size).toBe(500)
      expect([...done.values()].every(times => times === 1)).toBe(true)
    })

    test('takes over what a dead node held when its lease has ended, and its late end changes nothing', async () => {
      const dead = outboxOf(nodes[1].db, crypto.randomUUID(), 0.3)
      await enqueue({ kind, payload: { n: 7 } })
      const held = await claim(dead)
      const tries: number[] = []
      let finish = () => {}
      start(async ({ attempt }) => {
        tries.push(attempt)
        await new Promise<void>(resolve => {
          finish = resolve
        })
      })
      await until(() => expect(tries).toEqual([2]))
      await dead.finish(held)
      await dead.renew(held)
      for (const job of held) await dead.postpone(job, { seconds: 0, why: 'from the grave', pause: true })
      expect(await rows()).toMatchObject([{ attempts: 2, dead: false, last_error: null }])
      finish()
      await until(async () => expect(await rows()).toEqual([]))
    })

    test('a worker that lost its lease to itself speaks of the earlier try, which changes nothing', async () => {
      const worker = outboxOf(nodes[0].db, crypto.randomUUID(), 0)
      await enqueue({ kind, payload: { n: 7 } })
      const first = await claim(worker)
      const second = await claim(worker)
      expect([first, second].map(([job]) => job?.attempts)).toEqual([1, 2])
      await worker.finish(first)
      for (const job of first) await worker.postpone(job, { seconds: 60 })
      expect(await rows()).toMatchObject([{ attempts: 2 }])
      await worker.finish(second)
      expect(await rows()).toEqual([])
    })

    test('keeps the lease of what takes long', async () => {
      let begun = 0
      let finish = () => {}
      const run = async () => {
        begun++
        await new Promise<void>(resolve => {
          finish = resolve
        })
      }
      start(run)
      await enqueue({ kind, payload: { n: 1 } })
      await until(() => expect(begun).toBe(1))
      start(run, { node: nodes[1] })
      // Two leases long: the other node would have taken it by then.
      const { rows: before } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(
        nodes[0].db.kysely,
      )
      await until(async () => {
        const { rows } = await sql<{ late: boolean }>`
          select clock_timestamp() > ${before[0]?.at}::timestamptz + interval '4 seconds' as late`.execute(
          nodes[0].db.kysely,
        )
        expect(rows[0]?.late).toBe(true)
      })
      expect(begun).toBe(1)
      finish()
      await until(async () => expect(await rows()).toEqual([]))
    })

    test('tries again, waits as it is told, and gives up with the words that it was given', async () => {
      const tries: number[] = []
      const givenUp: number[] = []
      start(
        async ({ payload: { n }, attempt, last }) => {
          tries.push(attempt)
          if (n === 1 && attempt === 1) throw new TryLater(0.05, 'Busy')
          if (n === 2) throw new GiveUp('The token was revoked')
          if (n === 3) {
            expect(last).toBe(true)
            throw new Error('postgres://user:secret@host')
          }
        },
        { onGivenUp: async (_tx, { payload: { n } }) => void givenUp.push(n) },
      )
      await enqueue({ kind, payload: { n: 1 } })
      await until(async () => expect(await rows()).toEqual([]))
      expect(tries).toEqual([1, 2])
      await enqueue({ kind, payload: { n: 2 } }, { kind, payload: { n: 3 }, maxAttempts: 1 })
      await until(async () => expect((await rows()).map(({ dead }) => dead)).toEqual([true, true]))
      expect(givenUp.sort()).toEqual([2, 3])
      const { rows: events } = await read(ctx(), tx =>
        sql<{ data: { title: string } }>`select data from event where type = 'job_dead' order by seq`.execute(
          tx.db,
        ),
      )
      expect(
        events.map(({ data }) => data.title),
        'the alarm',
      ).toEqual(['Test', 'Test'])
      const errors = (await rows()).map(({ last_error }) => last_error)
      expect(errors).toEqual(['The token was revoked', 'It failed (Error); the log of the node has more'])
    })

    test('pauses a whole destination, and one that hangs slows no other', async () => {
      const begun: string[] = []
      start(
        async ({ payload: { n } }, signal) => {
          begun.push(`begun ${n}`)
          if (n < 100)
            await new Promise((_resolve, reject) =>
              signal.addEventListener('abort', () => reject(signal.reason)),
            )
          if (n === 100) throw new TryLater(60, 'Slow down', { pause: true })
        },
        { timeoutMs: 10_000 },
      )
      await enqueue(
        ...Array.from({ length: 99 }, (_, n) => ({ kind, payload: { n }, destination: 'hangs' })),
        { kind, payload: { n: 100 }, destination: 'asks for a pause' },
      )
      await until(() => expect(begun).toContain('begun 100'))
      await until(async () =>
        expect(
          (await sql`select 1 from job_pause where org_id = ${orgId}`.execute(nodes[0].db.kysely)).rows
            .length,
        ).toBe(1),
      )
      await enqueue(
        { kind, payload: { n: 101 }, destination: 'asks for a pause' },
        { kind, payload: { n: 102 }, destination: 'another' },
        { kind, payload: { n: 103 } },
      )
      await until(() => expect(begun).toEqual(expect.arrayContaining(['begun 102', 'begun 103'])))
      expect(begun).not.toContain('begun 101')
      expect(begun.filter(one => Number(one.slice(6)) < 100).length, 'slots of one destination').toBe(8)
    })

    test('gives every destination its turn, however much stands in front of the others', async () => {
      const worker = outboxOf(nodes[0].db, crypto.randomUUID(), 30)
      await enqueue(
        ...Array.from({ length: 30 }, () => ({ kind: 'lanes', payload: {}, destination: 'a' })),
        ...Array.from({ length: 30 }, () => ({ kind: 'lanes', payload: {}, destination: 'b' })),
      )
      const next = (after: string, rooms = {}) =>
        worker.claim({ kinds: ['lanes'], most: 4, laneRoom: 8, rooms, after })
      const names = (jobs: Held[]) => jobs.map(({ destination }) => destination)
      const first = await next('')
      expect(names(first)).toEqual(['a', 'a', 'a', 'a'])
      const second = await next(first[0]?.lane ?? '')
      expect(names(second), 'begins behind the last one').toEqual(['b', 'b', 'b', 'b'])
      const third = await next('', { [`${orgId}/a`]: 1, [`${orgId}/b`]: 0 })
      expect(names(third), 'as much as there is room for').toEqual(['a'])
      await Promise.all([first, second, third].map(jobs => worker.finish(jobs)))
      expect((await rows()).length).toBe(51)
    })

    test('adds a named job once, does it when its time has come, and lets it be taken back before', async () => {
      const done: number[] = []
      start(async ({ payload: { n } }) => void done.push(n))
      await enqueue({ kind, payload: { n: 1 }, key: 'one', delayMs: 400 })
      await enqueue({ kind, payload: { n: 2 }, key: 'one', delayMs: 400 })
      await enqueue({ kind, payload: { n: 3 }, key: 'three', delayMs: 60_000 })
      expect(done).toEqual([])
      await transact(ctx(), tx => tx.cancel(kind, ['three']))
      await until(async () => expect(await rows()).toEqual([]))
      expect(done).toEqual([1])
    })

    test('leaves kinds that this node does not know to others, and buries what no kind can be', async () => {
      await enqueue({ kind: 'unknown', payload: {} }, { kind, payload: { n: 'not a number' } })
      start(async () => {})
      await until(async () => expect((await rows()).map(({ dead }) => dead)).toEqual([false, true]))
    })

    test('gives back what it has not begun when the server stops', async () => {
      let begun = 0
      const worker = start(async (_job, signal) => {
        begun++
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      })
      await enqueue(...Array.from({ length: 20 }, (_, n) => ({ kind, payload: { n }, destination: 'one' })))
      await until(() => expect(begun).toBe(8))
      await worker.close(50)
      expect((await rows()).map(({ attempts }) => attempts)).toEqual(Array(20).fill(0))
      const done: number[] = []
      start(async ({ payload: { n } }) => void done.push(n))
      await until(async () => expect(await rows()).toEqual([]))
      expect(done.length).toBe(20)
    })
  })
}
