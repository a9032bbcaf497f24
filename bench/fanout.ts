import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { buildApp } from '../src/server/app.ts'
import { readConfig } from '../src/server/core/config.ts'
import type { Ctx, Services } from '../src/server/core/context.ts'
import { addMessage } from '../src/server/features/sessions/commands/add-message.ts'
import { createSession } from '../src/server/features/sessions/commands/create-session.ts'
import { PASSWORD } from '../test/support/app.ts'
import { logIn } from '../test/support/caller.ts'
import type { Latencies, SubscribersAnswer, SubscribersOrder } from './subscribers.ts'
import { openServer } from './support/databases.ts'
import { rounded } from './support/figures.ts'
import { addMember, addOrganization } from './support/people.ts'

const SUBSCRIBERS = [50, 200, 1_000, 5_000]
const EVENTS = 300
/** Events a second: what a busy helpdesk does, and what leaves time between two of them. */
const RATE = 5

/**
 * Time from before a write begins, its commit on PostgreSQL included, until each subscriber's process has read the
 * event from its socket; and what an idle stream costs. `fanout 1000` measures one size.
 */
export async function measureFanout(sizes: string[]): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = { events: EVENTS, eventsPerSecond: RATE }
  for (const size of sizes.length > 0 ? sizes.map(Number) : SUBSCRIBERS)
    figures[`subscribers${size}`] = await measure(size)
  return figures
}

async function measure(subscribers: number) {
  const { services, close } = await openServer()
  const config = readConfig({ NODE_ENV: 'test', RATE_LIMIT_PER_MINUTE: '1000000' })
  const app = await buildApp(services, config, 'a secret for the measurement only')
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 })
  const child = fork(new URL('./subscribers.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const ask = async (order: SubscribersOrder): Promise<SubscribersAnswer> => {
    child.send(order)
    const [answer] = await once(child, 'message')
    return answer
  }
  try {
    const { writer, cookie } = await people(services, url)
    const sessionId = await warmUp(writer)
    const before = memory()
    await ask({ kind: 'connect', url, cookie, subscribers })
    const after = memory()
    await write(writer, sessionId)
    const latencies = (await ask({ kind: 'report', events: EVENTS })) as Latencies
    return {
      ...latencies,
      rssKbPerStream: rounded((after.rss - before.rss) / subscribers / 1024),
      heapAndBuffersKbPerStream: rounded((after.held - before.held) / subscribers / 1024),
    }
  } finally {
    child.kill()
    await app.close()
    await close()
  }
}

async function people(services: Services, url: string): Promise<{ writer: Ctx; cookie: string }> {
  const orgId = await addOrganization(services)
  const writer = await addMember(services, orgId, 'technician')
  const reader = await addMember(services, orgId, 'admin')
  const { cookie } = await logIn(url, reader.email, PASSWORD)
  return { writer: writer.ctx, cookie }
}

/** A session, and enough writes that the code and the database's plans are warm. */
async function warmUp(writer: Ctx): Promise<string> {
  const { id } = await createSession(writer, { title: 'Fan-out', problem: 'Who hears of it, and when' })
  for (let n = 0; n < 200; n++) await addMessage(writer, { sessionId: id, text: 'warming up' })
  return id
}

async function write(writer: Ctx, sessionId: string): Promise<void> {
  const start = performance.now()
  for (let n = 0; n < EVENTS; n++) {
    await pause(Math.max(0, start + (n * 1000) / RATE - performance.now()))
    // Both processes read the machine's one monotonic clock.
    await addMessage(writer, { sessionId, text: `${process.hrtime.bigint()}` })
  }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function memory(): { rss: number; held: number } {
  for (let n = 0; n < 4; n++) collectGarbage()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, held: heapUsed + external }
}
