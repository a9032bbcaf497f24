import { sql } from 'kysely'
import { pino } from 'pino'
import { read, type Tx, transact } from '../src/server/core/transact.ts'
import { loadCard } from '../src/server/features/deliveries/card.ts'
import { getMasker } from '../src/server/features/redaction/index.ts'
import { previewAi } from '../src/shared/contract/ai.ts'
import * as documentation from '../src/shared/contract/documentation.ts'
import * as handoffs from '../src/shared/contract/handoffs.ts'
import { LIMITS } from '../src/shared/contract/limits.ts'
import { listNotifications } from '../src/shared/contract/notifications.ts'
import * as sessions from '../src/shared/contract/sessions.ts'
import { type Member, startApp, type TestApp } from '../test/support/app.ts'
import { listTenantTables } from '../test/support/plant-organization.ts'
import { CARRIERS } from '../test/support/redaction/carriers.ts'
import { FORMATS } from '../test/support/redaction/values.ts'
import { type Canary, leaks, makeCanaries, makeLookalikes } from '../test/support/secret-canaries.ts'
import { openFolder } from './support/databases.ts'
import { rounded } from './support/figures.ts'
import { readableTexts } from './support/readable-texts.ts'

type Planted = Canary & { sessionId: string }
/** Where a secret could come to rest: everything that it holds, as JSON values. */
type Sink = { name: string; read(planted: Planted[]): Promise<unknown[]> }

/** Where sealed values belong. */
const KEPT_APART = 'secret'

/**
 * Plants secrets in every text of sessions over the network, and looks for them in everything that the server stored,
 * answered, logged or would send. Plants harmless messages too, and counts those that were changed.
 */
export async function measureSinks(seed: number, count: number): Promise<Record<string, unknown>> {
  const lines: unknown[] = []
  const log = pino({ level: 'trace' }, { write: line => lines.push(JSON.parse(line)) })
  const open = await openFolder()
  const app = await startApp({ db: open.services.db, log: log as TestApp['services']['log'] })
  try {
    const { orgId, hire } = await app.addOrganization()
    const [technician, engineer, admin] = [
      await hire('technician'),
      await hire('engineer'),
      await hire('admin'),
    ]
    const planted: Planted[] = []
    for (const canary of makeCanaries(CARRIERS, seed, count))
      planted.push({ ...canary, sessionId: await plant(technician, engineer, canary) })

    const tables = (await listTenantTables(app.services.db)).filter(name => name !== KEPT_APART)
    const sinks: Sink[] = [
      ...tables.map(name => tableSink(app, orgId, name)),
      { name: 'answers to a technician', read: found => answersTo(technician, found) },
      { name: 'payload for a model', read: found => payloads(admin, found) },
      { name: 'cards for mail, chat, push and webhooks', read: () => cards(admin) },
      { name: 'log', read: async () => lines },
    ]
    const leaked: Record<string, { texts: number; leaks: number; ofFormats: number; which: string[] }> = {}
    for (const sink of sinks) leaked[sink.name] = search(await sink.read(planted), planted)
    return {
      canaries: planted.length,
      kinds: new Set(planted.map(({ kind }) => kind)).size,
      sinks: leaked,
      kept: await countKept(app, orgId),
      lookalikes: await plantLookalikes(technician, seed, count),
      processorMillisecondsAMessage: await addedTime(technician, planted),
    }
  } finally {
    await app.close()
    await open.close()
  }
}

/** One session from its first word to its end, with the secret in each text that a person can type. */
async function plant(technician: Member, engineer: Member, { text, before }: Canary): Promise<string> {
  // An answer says nothing without its question, which only messages have before them.
  const alone = before.length === 0 ? text : 'Nothing to see'
  const short = alone.slice(0, LIMITS.impact)
  const { id } = await technician.call(
    sessions.createSession,
    { body: { title: 'A mailbox', problem: alone } },
    { idempotencyKey: crypto.randomUUID() },
  )
  const params = { id }
  const say = (words: string) =>
    technician.call(
      sessions.addMessage,
      { params, body: { text: words } },
      { idempotencyKey: crypto.randomUUID() },
    )
  for (const words of [...before, text]) await say(words)
  await technician.call(sessions.addStep, { params, body: { text: alone, note: alone, outcome: 'failed' } })
  const handoff = await technician.call(handoffs.createHandoff, {
    params,
    body: { reason: alone, ...(short === alone ? { impact: short } : {}) },
  })
  await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
  await engineer.call(sessions.resolveSession, { params, body: { resolution: alone } })
  return id
}

const tableSink = ({ services }: TestApp, orgId: string, name: string): Sink => ({
  name: `table ${name}`,
  async read() {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(name)} t where t.org_id = ${orgId}`.execute(
      services.db.kysely,
    )
    return rows.map(({ row }) => row)
  },
})

async function answersTo(technician: Member, planted: Planted[]): Promise<unknown[]> {
  const bell = await technician.call(listNotifications, {})
  const listed = await technician.call(sessions.listSessions, { query: { limit: '200' } })
  const queue = await technician.call(handoffs.listHandoffs, { query: {} })
  const answers: unknown[] = [...bell.notifications, ...listed.sessions, ...queue.handoffs]
  for (const { sessionId: id } of planted) {
    const params = { id }
    answers.push(
      await technician.call(sessions.getSession, { params }),
      await technician.call(handoffs.listSessionHandoffs, { params }),
      await technician.call(documentation.listDocumentation, { params }),
    )
  }
  return answers
}

async function payloads(admin: Member, planted: Planted[]): Promise<unknown[]> {
  const sent: unknown[] = []
  for (const { sessionId } of planted)
    sent.push({ sessionId, ...(await admin.call(previewAi, { body: { sessionId } })) })
  return sent
}

/** What every channel to the outside makes its messages of. */
const cards = ({ ctx }: Member): Promise<unknown[]> =>
  read(ctx, async tx => {
    const made = await tx.db.selectFrom('handoff').select(['id as handoff_id', 'session_id']).execute()
    const all: unknown[] = []
    for (const about of made) all.push(await loadCard(tx, about, 'https://help.example.com'))
    return all
  })

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Looks for each secret in what names its session, and in what names none. */
function search(found: unknown[], planted: Planted[]) {
  const ofSession = new Map<string, string[]>()
  const ofNone: string[] = []
  let count = 0
  const ids = new Set(planted.map(({ sessionId }) => sessionId))
  for (const value of found) {
    const texts = readableTexts(value)
    count += texts.length
    const named = new Set((JSON.stringify(value).match(UUID) ?? []).filter(id => ids.has(id)))
    if (named.size === 0) ofNone.push(...texts)
    for (const id of named) ofSession.set(id, [...(ofSession.get(id) ?? []), ...texts])
  }
  const none = [...new Set(ofNone)].join('\n')
  const leaked = planted.filter(({ secret, sessionId }) => {
    const texts = (ofSession.get(sessionId) ?? []).join('\n')
    return leaks(secret, texts) || none.includes(secret)
  })
  return {
    texts: count,
    leaks: leaked.length,
    ofFormats: leaked.filter(({ kind }) => kind in FORMATS).length,
    which: leaked.slice(0, 5).map(({ kind, text }) => `${kind}: ${text.slice(0, 120)}`),
  }
}

/** The secrets that can still be revealed: what was hidden is not lost. */
async function countKept({ services }: TestApp, orgId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from secret where org_id = ${orgId}`.execute(services.db.kysely)
  return rows[0]?.n ?? 0
}

async function plantLookalikes(technician: Member, seed: number, count: number) {
  let changed = 0
  for (const { text, before } of makeLookalikes(CARRIERS, seed, count)) {
    const { id } = await technician.call(sessions.createSession, {
      body: { title: 'A mailbox', problem: 'Nothing to see' },
    })
    const say = (words: string) =>
      technician.call(sessions.addMessage, { params: { id }, body: { text: words } })
    for (const words of before) await say(words)
    if ((await say(text)).text !== text.trim()) changed += 1
  }
  return { messages: count, changed }
}

/**
 * What looking for secrets adds to the transaction of a message: the context read, and the rules. Time of the processor,
 * the database's included, so that others at work on the machine do not count; a mean.
 */
async function addedTime({ ctx }: Member, planted: Planted[]) {
  const spend = async (body: (tx: Tx, one: Planted) => Promise<unknown>) => {
    const from = process.cpuUsage()
    for (const one of planted) await transact(ctx, async tx => void (await body(tx, one)))
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000 / planted.length
  }
  const look = (tx: Tx, { sessionId, text }: Planted) =>
    tx.db
      .selectFrom('message')
      .select('id')
      .where('session_id', '=', sessionId)
      .where('text', '=', text)
      .execute()
  await spend(look)
  const without = await spend(look)
  const withMasking = await spend(async (tx, one) => {
    ;(await getMasker(tx, one.sessionId)).mask('message', one.text)
    await look(tx, one)
  })
  return {
    without: rounded(without, 2),
    withMasking: rounded(withMasking, 2),
    added: rounded(withMasking - without, 2),
  }
}
