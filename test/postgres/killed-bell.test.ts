import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { openLightStream, seqOf } from './support/light-stream.ts'
import { each, type Person, startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

const EVENTS = 20_000
const SUBSCRIBERS = 50
/** The connections that hear the bell are killed after so many writes, again and again. */
const KILL_EVERY = 400

let two: TwoNodes
beforeAll(async () => {
  two = await startTwoNodes(inject('postgresUrl'))
})
afterAll(() => two?.stop())

test('twenty thousand events over two nodes reach fifty subscribers once and in order, while the bell is killed again and again', async () => {
  const { orgId, hire } = await two.addOrganization()
  const [junior, engineer] = [await hire('technician'), await hire('engineer')]
  const sessionIds: string[] = []
  for (let n = 0; n < 8; n++) sessionIds.push(await escalatedSession(junior))

  const start = await headOf(orgId)
  const last = start + EVENTS
  const subscribers = Array.from({ length: SUBSCRIBERS }, (_, n) =>
    // Half of them on each node; the engineer reads what the technician writes.
    subscribe(two.nodes[n % 2]?.url ?? '', n % 4 < 2 ? junior.cookie : engineer.cookie, start, last),
  )
  await Promise.all(subscribers.map(({ ready }) => ready))

  let kills = 0
  await each(EVENTS, 12, async n => {
    const node = junior.at[n % 2] ?? junior.at[0]
    const id = sessionIds[n % sessionIds.length] ?? ''
    await node.call(sessions.addMessage, { params: { id }, body: { text: `event ${n}` } })
    if (n % KILL_EVERY === 0) kills += await killBells()
  })

  await Promise.all(subscribers.map(({ finished }) => finished))
  for (const { faults } of subscribers) expect(faults).toEqual([])
  expect(await headOf(orgId)).toBe(last)
  expect(kills, 'connections killed').toBeGreaterThan(30)
}, 600_000)

/** Sees every event from `start` to `last`, and notes each that does not follow the one before. */
function subscribe(url: string, cookie: string, start: number, last: number) {
  const faults: string[] = []
  let seq = start
  let live: () => void = () => {}
  let done: () => void = () => {}
  const ready = new Promise<void>(resolve => {
    live = resolve
  })
  const finished = new Promise<void>(resolve => {
    done = resolve
  })
  const stream = openLightStream(url, {
    cookie,
    onFrame(frame) {
      const next = seqOf(frame)
      if (next === 0) return live()
      if (next !== seq + 1) faults.push(`${next} after ${seq}`)
      seq = next
      if (seq !== last) return
      stream.close()
      done()
    },
  })
  stream.ended.then(() => {
    if (seq !== last) faults.push(`ended at ${seq}`)
    live()
    done()
  })
  return { faults, ready, finished }
}

/** A session whose events the engineer hears of too. */
async function escalatedSession(junior: Person): Promise<string> {
  const { id } = await junior.at[0].call(sessions.createSession, {
    body: { title: 'Talk', problem: 'Much is said here' },
  })
  await junior.at[0].call(handoffs.createHandoff, {
    params: { id },
    body: { reason: 'Somebody reads along', watchLevel: 'stable' },
  })
  return id
}

async function headOf(orgId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from org_head where org_id = ${orgId}`.execute(
    two.services.db.kysely,
  )
  return Number(rows[0]?.seq)
}

/** Ends the connections on which the app processes listen; answers how many. */
async function killBells(): Promise<number> {
  const { rows } = await sql<{ killed: boolean }>`
    select pg_terminate_backend(pid) as killed from pg_stat_activity
    where  datname = current_database() and application_name = 'resolutionflow bell'`.execute(
    two.services.db.kysely,
  )
  return rows.filter(({ killed }) => killed).length
}
