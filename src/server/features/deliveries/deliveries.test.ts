import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { makePushBrowser } from '../../../../test/support/outside/browser-push.ts'
import { type Answer, type Receiver, startReceiver } from '../../../../test/support/outside/http-receiver.ts'
import { MAIL_USER, type MailServer, startMailServer } from '../../../../test/support/outside/mail-server.ts'
import { SLACK_CHANNEL, SLACK_TOKEN, type Slack, startSlack } from '../../../../test/support/outside/slack.ts'
import * as contract from '../../../shared/contract/deliveries.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as integrations from '../../../shared/contract/integrations.ts'
import * as preferences from '../../../shared/contract/preferences.ts'
import * as sessions from '../../../shared/contract/sessions.ts'
import { transact } from '../../core/transact.ts'

const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`

let app: TestApp
let slack: Slack
let mail: MailServer
let hook: Receiver
let technician: Member
let marta: Member
let kenji: Member
let admin: Member

beforeAll(async () => {
  ;[slack, mail, hook] = await Promise.all([startSlack(), startMailServer(), startReceiver()])
  app = await startApp({
    config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1', SLACK_API_URL: `${slack.url}/api/` },
  })
})
afterAll(async () => {
  await app?.close()
  await Promise.all([slack?.close(), mail?.close(), hook?.close()])
})
beforeEach(async () => {
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta')
  kenji = await organization.hire('engineer', 'Kenji')
  admin = await organization.hire('admin', 'Ada')
  slack.messages.clear()
  slack.instead = undefined
  mail.mails.length = 0
  mail.refuseWith = undefined
  hook.received.length = 0
  hook.answer = () => ({})
})

const add = (kind: integrations.IntegrationKind, settings: Record<string, string | number>) =>
  admin.call(integrations.addIntegration, { body: { kind, name: kind, settings } })
const addMail = () =>
  add('email', {
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: MAIL_USER.user,
    password: MAIL_USER.password,
    from: 'help@example.test',
  })
const addSlack = (botToken = SLACK_TOKEN) => add('slack', { botToken, channel: SLACK_CHANNEL })
const addHook = () => add('webhook', { url: hook.url, secret: SECRET })

async function escalate(watchLevel: handoffs.WatchLevel = 'watch') {
  const { id } = await technician.call(sessions.createSession, {
    body: {
      title: 'VPN <b>down</b>',
      problem: 'Error 13801 since <!channel> the update',
      client: 'Alder & Co',
    },
  })
  return technician.call(handoffs.createHandoff, { params: { id }, body: { reason: 'Stuck', watchLevel } })
}
const ledger = async (handoffId: string) =>
  (await admin.call(contract.listDeliveries, { params: { id: handoffId } })).deliveries
const lines = async (handoffId: string) =>
  (await ledger(handoffId)).map(
    ({ event, channel, person, place, state }) => `${event} ${channel} ${person?.name ?? place}: ${state}`,
  )
/** A header as it came, unfolded. */
const headerOf = (one: MailServer['mails'][number] | undefined, key: string) =>
  (one?.headerLines.find(header => header.key === key)?.line ?? '')
    .replace(/^[^:]+:\s*/, '')
    .replace(/\r?\n\s+/g, '')
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 25 })

test('one escalation reaches everybody once over each channel, and a claim takes it back', async () => {
  await Promise.all([addMail(), addSlack(), addHook()])
  const { id } = await escalate()
  await until(async () => {
    expect(await lines(id)).toEqual([
      'escalation in_app Ada: sent',
      'escalation in_app Kenji: sent',
      'escalation in_app Marta: sent',
      'escalation email Ada: sent',
      'escalation email Kenji: sent',
      'escalation email Marta: sent',
      'escalation slack slack: sent',
      'escalation webhook webhook: sent',
    ])
  })
  expect(mail.mails.flatMap(({ envelopeTo }) => envelopeTo).sort()).toEqual(
    [admin, kenji, marta].map(({ email }) => email).sort(),
  )
  const [first] = mail.mails
  expect(first?.subject).toContain('Escalation from Tess')
  expect(first?.text).toContain('?pickup=true')
  expect(first?.html).toContain('VPN &lt;b&gt;down&lt;/b&gt;')
  expect(headerOf(first, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const [message] = slack.messages.values()
  expect(JSON.stringify(message)).not.toContain('<!channel>')
  expect(message?.blocks.at(-1)?.elements?.[0]?.url).toContain('?pickup=true')
  const [call] = hook.received
  const verified = new Webhook(SECRET).verify(call?.body ?? '', call?.headers as Record<string, string>)
  expect(verified).toMatchObject({ type: 'handoff.escalation', data: { handoff: { handoffId: id } } })

  await marta.call(handoffs.claimHandoff, { params: { id }, body: {} })
  await until(() => expect([...slack.messages.values()].map(({ updated }) => updated)).toEqual([true]))
  expect(slack.messages.values().next().value?.text).toContain('Claimed by Marta')
  await until(async () => {
    expect(await lines(id)).toEqual(
      expect.arrayContaining([
        'escalation in_app Kenji: retracted',
        'escalation slack slack: retracted',
        'claimed in_app Tess: sent',
        'claimed webhook webhook: sent',
      ]),
    )
  })
})

test('what waits for the end of quiet hours is never sent when somebody has claimed by then', async () => {
  await addMail()
  const now = new Date()
  const clock = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16)
  for (const member of [marta, kenji, admin])
    await member.call(preferences.saveNotificationPreferences, {
      body: {
        ...preferences.DEFAULT_PREFERENCES,
        quietHours: { from: clock(-60), to: clock(60), timeZone: 'UTC', exceptCritical: member === marta },
      },
    })
  const listener = await marta.stream()
  await until(async () =>
    expect((await technician.call(contract.getReachability, { query: {} })).people).toContainEqual(
      expect.objectContaining({ name: 'Marta', by: 'live' }),
    ),
  )
  const { id } = await escalate()
  expect((await lines(id)).filter(line => line.includes('email'))).toEqual([
    'escalation email Ada: queued',
    'escalation email Kenji: queued',
    'escalation email Marta: queued',
  ])
  await kenji.call(handoffs.claimHandoff, { params: { id }, body: {} })
  expect((await lines(id)).filter(line => line.includes('email'))).toEqual([
    'escalation email Ada: retracted',
    'escalation email Kenji: retracted',
    'escalation email Marta: retracted',
  ])
  const critical = await escalate('critical')
  await until(async () => expect(await lines(critical.id)).toContain('escalation email Marta: sent'))
  expect(mail.mails.map(({ envelopeTo }) => envelopeTo)).toEqual([[marta.email]])
  listener.close()
})

describe('reachability', () => {
  test('says who would be told, and how', async () => {
    await addMail()
    const { people, reachable } = await technician.call(contract.getReachability, { query: {} })
    expect(people.map(({ name, by }) => `${name} ${by}`)).toEqual(['Ada email', 'Kenji email', 'Marta email'])
    expect(reachable).toBe(true)
  })

  test('warns when nobody would hear of it', async () => {
    const { people, reachable, fallback } = await technician.call(contract.getReachability, { query: {} })
    expect(people.map(({ by }) => by)).toEqual(['bell', 'bell', 'bell'])
    expect(reachable).toBe(false)
    expect(fallback.map(({ name }) => name)).toEqual(['Ada'])
  })
})

describe('a channel that fails', () => {
  test('says what to do, in the ledger and in the settings, and is sent again by an admin', async () => {
    const { id: integrationId } = await addSlack('xoxb-0000000000-a-token-that-was-revoked')
    const { id } = await escalate()
    await until(async () => expect(await lines(id)).toContain('escalation slack slack: failed'))
    const dead = (await ledger(id)).find(({ state }) => state === 'failed')
    expect(dead?.error).toBe('Slack does not know this bot token. Install the app anew and enter its token.')
    const { integrations: listed } = await admin.call(integrations.listIntegrations, {})
    expect(listed).toMatchObject([{ light: 'failing', lastError: dead?.error }])
    expect(
      await admin.call(integrations.testIntegration, { params: { id: integrationId }, body: {} }),
    ).toEqual({
      ok: false,
      detail: dead?.error,
    })

    await admin.call(integrations.changeIntegration, {
      params: { id: integrationId },
      body: { settings: { botToken: SLACK_TOKEN } },
    })
    const { deliveries } = await admin.call(contract.listDeadDeliveries, {})
    expect(deliveries.map(delivery => delivery.id)).toEqual([dead?.id])
    await admin.call(contract.replayDelivery, { params: { id: dead?.id ?? '' }, body: {} })
    await until(async () => expect(await lines(id)).toContain('escalation slack slack: sent'))
    expect(slack.messages.size).toBe(1)
  })

  test('is tried again with the same id until the other side takes it', async () => {
    await addHook()
    let tries = 0
    hook.answer = () => (++tries === 1 ? { status: 503 } : {})
    const { id } = await escalate()
    await until(async () => expect(await lines(id)).toContain('escalation webhook webhook: sent'))
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(hook.received.length).toBe(2)
  })

  test('leaves each try in the log of its endpoint: when, how long, what was answered', async () => {
    const { id: integrationId } = await addHook()
    const answers: Answer[] = [{ status: 503 }, 'cut', { status: 204 }]
    hook.answer = () => answers[hook.received.length - 1] ?? {}
    const { id } = await escalate()
    await until(async () => expect(await lines(id)).toContain('escalation webhook webhook: sent'))
    const log = await admin.call(contract.listIntegrationDeliveries, { params: { id: integrationId } })
    expect(log.deliveries).toMatchObject([
      {
        tries: [
          { number: 1, status: 503, error: '127.0.0.1 has trouble (status 503).' },
          { number: 2, status: null, error: expect.stringMatching(/could not be reached|ended/) },
          { number: 3, status: 204, error: null },
        ],
      },
    ])
    const [first, , last] = log.deliveries[0]?.tries ?? []
    expect(first?.ms).toBeGreaterThanOrEqual(0)
    expect(Date.parse(last?.at ?? '')).toBeGreaterThan(Date.parse(first?.at ?? ''))
  })

  test('keeps its last 20 tries, however often it is sent again', async () => {
    const { id: integrationId } = await addHook()
    const { id } = await escalate()
    await until(async () => expect(await lines(id)).toContain('escalation webhook webhook: sent'))
    const log = async () =>
      (await admin.call(contract.listIntegrationDeliveries, { params: { id: integrationId } })).deliveries[0]
    for (let sent = 2; sent <= 22; sent++) {
      await admin.call(contract.replayDelivery, { params: { id: (await log())?.id ?? '' }, body: {} })
      await until(async () => expect(await log()).toMatchObject({ state: 'sent', attempts: sent }))
    }
    expect((await log())?.tries.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 3),
    )
  })

  test('tells no secret of an integration to anybody', async () => {
    const added = await addSlack()
    expect(added.secretsSet).toEqual(['botToken'])
    const { integrations: listed } = await admin.call(integrations.listIntegrations, {})
    expect(JSON.stringify([added, listed])).not.toContain(SLACK_TOKEN)
  })
})

test('one click ends mails of a kind, and a token that was changed ends nothing', async () => {
  await addMail()
  await escalate()
  await until(() => expect(mail.mails.length).toBe(3))
  const one = mail.mails.find(({ envelopeTo }) => envelopeTo.includes(marta.email))
  const address = new URL(/<([^>]+)>/.exec(headerOf(one, 'list-unsubscribe'))?.[1] ?? '')
  const post = (path: string) =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
  expect((await post(`${address.pathname}${address.search}x`)).status).toBe(404)
  expect((await post(`${address.pathname}${address.search}`)).status).toBe(200)
  const { preferences: chosen } = await marta.call(preferences.getNotificationPreferences, {})
  expect(chosen.channels.escalation).toEqual(['webpush'])
})

test('push reaches whoever has no page open, and nobody who has one', async () => {
  await admin.call(integrations.addIntegration, {
    body: { kind: 'webpush', name: 'Push', settings: { contact: 'admin@example.test' } },
  })
  const browsers = { marta: makePushBrowser(), kenji: makePushBrowser() }
  for (const [member, name] of [
    [marta, 'marta'],
    [kenji, 'kenji'],
  ] as const)
    await member.call(preferences.addPushSubscription, {
      body: { endpoint: `${hook.url}/${name}`, keys: browsers[name].keys, browser: 'A browser' },
    })
  const open = await marta.stream()
  await until(async () =>
    expect(
      (await technician.call(contract.getReachability, { query: {} })).people.map(
        ({ name, by }) => `${name} ${by}`,
      ),
    ).toEqual(['Ada bell', 'Kenji webpush', 'Marta live']),
  )
  const first = await escalate()
  await until(async () => expect(await lines(first.id)).toContain('escalation webpush Kenji: sent'))
  expect((await lines(first.id)).filter(line => line.includes('webpush'))).toHaveLength(1)
  open.close()

  await until(async () =>
    expect((await technician.call(contract.getReachability, { query: {} })).people).toContainEqual(
      expect.objectContaining({ name: 'Marta', by: 'webpush' }),
    ),
  )
  const second = await escalate()
  await until(async () => expect(await lines(second.id)).toContain('escalation webpush Marta: sent'))
  const toMarta = hook.received.filter(({ path }) => path === '/marta')
  expect(toMarta.map(one => browsers.marta.read(one))).toMatchObject([
    { title: expect.stringContaining('Escalation from Tess') },
  ])
})

describe('who escalated sees', () => {
  const audience = async (id: string) =>
    (await technician.call(contract.getHandoffAudience, { params: { id } })).people.map(
      ({ name, told, seenAt, lookingUntil }) =>
        `${name}:${told ? ' told' : ''}${seenAt ? ' seen' : ''}${lookingUntil ? ' looking' : ''}`,
    )

  test('who was told, who has looked, and who is looking now, as it happens', async () => {
    await addMail()
    const { id } = await escalate()
    await until(async () => expect(await lines(id)).toContain('escalation email Marta: sent'))
    expect(await audience(id)).toEqual(['Ada: told', 'Kenji: told', 'Marta: told'])
    const watching = await technician.stream()
    const params = { id }
    await marta.call(handoffs.seeHandoff, { params, body: {} })
    await marta.call(handoffs.lookAtHandoff, { params, body: { looking: true } })
    await marta.call(handoffs.lookAtHandoff, { params, body: { looking: true } })
    expect(await audience(id)).toEqual(['Ada: told', 'Kenji: told', 'Marta: told seen looking'])
    expect(await lines(id)).toEqual(
      expect.arrayContaining(['escalation in_app Marta: seen', 'escalation email Marta: seen']),
    )
    await marta.call(handoffs.lookAtHandoff, { params, body: { looking: false } })
    await watching.event('handoff_looked_at', ({ data }) => !data.looking)
    expect(await audience(id)).toEqual(['Ada: told', 'Kenji: told', 'Marta: told seen'])
    // "Still" is no event: one for the beginning, one for the end.
    expect(watching.events().filter(({ type }) => type === 'handoff_looked_at')).toHaveLength(2)
    expect(watching.events().map(({ type }) => type)).toContain('handoff_seen')
    watching.close()

    // What Marta has seen is not called taken back.
    await kenji.call(handoffs.claimHandoff, { params, body: {} })
    expect(await lines(id)).toEqual(
      expect.arrayContaining(['escalation in_app Marta: seen', 'escalation in_app Ada: retracted']),
    )
  })

  test('a look that nobody ended counts no longer than 45 seconds', async () => {
    const { id } = await escalate()
    await marta.call(handoffs.lookAtHandoff, { params: { id }, body: { looking: true } })
    await transact(marta.ctx, tx =>
      sql`update handoff_viewer set at = at - interval '46 seconds'`.execute(tx.db),
    )
    expect(await audience(id)).toEqual(['Ada: told', 'Kenji: told', 'Marta: told'])
  })

  test('nothing of their own look, and a technician is not asked for one', async () => {
    const { id: sessionId } = await marta.call(sessions.createSession, {
      body: { title: 'Mail loop', problem: 'It loops' },
    })
    const { id } = await marta.call(handoffs.createHandoff, {
      params: { id: sessionId },
      body: { reason: 'Stuck' },
    })
    const params = { id }
    expect(await marta.call(handoffs.lookAtHandoff, { params, body: { looking: true } })).toEqual({
      looking: false,
    })
    await technician.refused(handoffs.lookAtHandoff, { params, body: { looking: true } }, 'role_too_low')
    const { people } = await marta.call(contract.getHandoffAudience, { params })
    expect(people.map(({ name }) => name)).toEqual(['Ada', 'Kenji'])
  })
})
