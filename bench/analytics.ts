import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { buildApp } from '../src/server/app.ts'
import { readConfig } from '../src/server/core/config.ts'
import type { Ctx } from '../src/server/core/context.ts'
import { addMessage } from '../src/server/features/sessions/commands/add-message.ts'
import { createSession } from '../src/server/features/sessions/commands/create-session.ts'
import {
  getDeliveryHealth,
  getEscalationFigures,
  getRecovered,
  listMeasuredEscalations,
} from '../src/shared/contract/analytics.ts'
import type { RouteDef } from '../src/shared/contract/route.ts'
import { PASSWORD } from '../test/support/app.ts'
import { type Caller, logIn } from '../test/support/caller.ts'
import type { Latencies, SubscribersAnswer, SubscribersOrder } from './subscribers.ts'
import { type Open, openFolder, openServer } from './support/databases.ts'
import { fillEscalations } from './support/escalation-history.ts'
import { percentile, rounded } from './support/figures.ts'
import { addMember, addOrganization } from './support/people.ts'

const ESCALATIONS = 200_000
/** All of them are in the 90 days of the page's longest selection and the 90 days that it compares them with. */
const DAYS = 179
const REQUESTS = 40
const SUBSCRIBERS = 20
const WRITES = 100
const RATE = 5

/**
 * The analytics page of an organization with 200,000 hand-offs and 2 million events, over HTTP, one request after the other;
 * and what its largest request does to live streams meanwhile. `analytics pglite` measures one database.
 */
export async function measureAnalytics(drivers: string[]): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = { escalations: ESCALATIONS, requests: REQUESTS, days: DAYS }
  for (const driver of drivers.length > 0 ? drivers : ['postgres', 'pglite']) {
    const open = driver === 'pglite' ? await openFolder() : await openServer()
    try {
      figures[driver] = await measure(open)
    } finally {
      await open.close()
    }
  }
  return figures
}

async function measure({ services }: Open) {
  const orgId = await addOrganization(services)
  const engineers = await Promise.all([1, 2, 3, 4].map(() => addMember(services, orgId, 'engineer')))
  const owner = await addMember(services, orgId, 'owner')
  const from = performance.now()
  const { events } = await fillEscalations(services, orgId, {
    people: [owner, ...engineers].map(({ ctx }) => ctx.actor.id),
    escalations: ESCALATIONS,
    days: DAYS,
  })
  const filledSeconds = rounded((performance.now() - from) / 1000)

  const config = readConfig({ NODE_ENV: 'test', RATE_LIMIT_PER_MINUTE: '1000000' })
  const app = await buildApp(services, config, 'a secret for the measurement only')
  try {
    const url = await app.server.listen({ host: '127.0.0.1', port: 0 })
    const caller = await logIn(url, owner.email, PASSWORD)
    const figures: Record<string, unknown> = { events, filledSeconds }
    for (const period of ['7d', '30d', '90d'])
      figures[`figures${period}`] = await timeOf(caller, getEscalationFigures, { period })
    figures.recovered90d = await timeOf(caller, getRecovered, { period: '90d' })
    figures.deliveries90d = await timeOf(caller, getDeliveryHealth, { period: '90d' })
    figures.drillDown90d = await timeOf(caller, listMeasuredEscalations, {
      period: '90d',
      client: 'Client 7',
    })
    figures.streamAlone = await streamWhile(owner.ctx, url, caller, async () => {})
    figures.streamDuringFigures90d = await streamWhile(owner.ctx, url, caller, async () => {
      await caller.call(getEscalationFigures, { query: { period: '90d' } })
    })
    return figures
  } finally {
    await app.close()
  }
}

async function timeOf(caller: Caller, route: RouteDef, query: object) {
  const times: number[] = []
  for (let n = 0; n < REQUESTS + 3; n++) {
    const from = performance.now()
    await caller.call(route, { query })
    // The first ones warm up.
    if (n >= 3) times.push(performance.now() - from)
  }
  return {
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
    maxMs: rounded(Math.max(...times)),
  }
}

/** From before a write until each of some subscribers in another process has read it, while `busy` is done over and over. */
async function streamWhile(
  writer: Ctx,
  url: string,
  { cookie }: Caller,
  busy: () => Promise<void>,
): Promise<Latencies> {
  const child = fork(new URL('./subscribers.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const ask = async (order: SubscribersOrder): Promise<SubscribersAnswer> => {
    child.send(order)
    const [answer] = await once(child, 'message')
    return answer
  }
  let done = false
  try {
    const { id: sessionId } = await createSession(writer, { title: 'Stream', problem: 'Who hears of it' })
    for (let n = 0; n < 50; n++) await addMessage(writer, { sessionId, text: 'warming up' })
    await ask({ kind: 'connect', url, cookie, subscribers: SUBSCRIBERS })
    const asking = (async () => {
      while (!done) {
        await busy()
        await pause(0)
      }
    })()
    const start = performance.now()
    for (let n = 0; n < WRITES; n++) {
      await pause(Math.max(0, start + (n * 1000) / RATE - performance.now()))
      await addMessage(writer, { sessionId, text: `${process.hrtime.bigint()}` })
    }
    done = true
    await asking
    return (await ask({ kind: 'report', events: WRITES })) as Latencies
  } finally {
    done = true
    child.kill()
  }
}
