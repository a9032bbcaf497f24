import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Installed, install, setUp } from '../../e2e/support/installed.ts'
import { listDeliveries } from '../../src/shared/contract/deliveries.ts'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import { addIntegration, type IntegrationKind } from '../../src/shared/contract/integrations.ts'
import { listNotifications } from '../../src/shared/contract/notifications.ts'
import { addPushSubscription } from '../../src/shared/contract/preferences.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { type Caller, logIn } from '../support/caller.ts'
import { makePushBrowser } from '../support/outside/browser-push.ts'
import { type Certificate, makeCertificate } from '../support/outside/certificate.ts'
import { type Receiver, startReceiver } from '../support/outside/http-receiver.ts'
import { MAIL_USER, type MailServer, startMailServer } from '../support/outside/mail-server.ts'
import {
  type Posted,
  pressOf,
  SLACK_CHANNEL,
  SLACK_SIGNING_SECRET,
  SLACK_TOKEN,
  type Slack,
  startSlack,
} from '../support/outside/slack.ts'

const HOOK_SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`
const MARTA_IN_SLACK = 'U0000000001'

let certificate: Certificate
let slack: Slack
let slackHook: Receiver
let teams: Receiver
let hook: Receiver
let pushService: Receiver
let mail: MailServer
let app: Installed

beforeAll(async () => {
  certificate = await makeCertificate()
  ;[slack, slackHook, teams, hook, pushService, mail] = await Promise.all([
    startSlack(),
    startReceiver(() => ({ body: 'ok' }), certificate),
    startReceiver(() => ({ status: 202 }), certificate),
    startReceiver(),
    startReceiver(() => ({ status: 201 })),
    startMailServer({ certificate }),
  ])
  app = await install({
    RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1,localhost',
    SLACK_API_URL: `${slack.url}/api/`,
    NODE_EXTRA_CA_CERTS: certificate.file,
  })
})
afterAll(async () => {
  await app?.remove()
  await Promise.all([slack, slackHook, teams, hook, pushService, mail].map(one => one?.close()))
  await certificate?.remove()
})

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 40_000, interval: 50 })

async function connectEverything(owner: Caller) {
  const settings: Partial<Record<IntegrationKind, Record<string, string | number>>> = {
    slack: { botToken: SLACK_TOKEN, channel: SLACK_CHANNEL, signingSecret: SLACK_SIGNING_SECRET },
    slack_webhook: { url: `${slackHook.url}/services/T0/B0/x` },
    msteams: { url: `${teams.url}/workflows/1?sig=x` },
    webhook: { url: hook.url, secret: HOOK_SECRET },
    webpush: { contact: 'owner@example.test' },
    email: {
      host: 'localhost',
      port: mail.port,
      security: 'tls',
      from: 'help@example.test',
      fromName: 'Northwind',
      ...MAIL_USER,
    },
  }
  const ids: Partial<Record<IntegrationKind, string>> = {}
  for (const [kind, values] of Object.entries(settings) as [IntegrationKind, Record<string, string>][])
    ids[kind] = (await owner.call(addIntegration, { body: { kind, name: kind, settings: values } })).id
  return ids
}

test('one escalation goes out over every channel, is claimed in Slack, and is taken back everywhere', async () => {
  const hire = await setUp(app)
  const [tess, marta, kenji] = [
    await hire('technician', 'Tess Okafor'),
    await hire('engineer', 'Marta Silva'),
    await hire('engineer', 'Kenji Arai'),
  ]
  const owner = await logIn(app.server.url, 'owner@example.test', 'a password for tests')
  const ids = await connectEverything(owner)
  const kenjisBrowser = makePushBrowser()
  await kenji.call(addPushSubscription, {
    body: { endpoint: `${pushService.url}/kenji`, keys: kenjisBrowser.keys, browser: 'Firefox' },
  })
  slack.people.set(MARTA_IN_SLACK, { email: 'Marta@example.test' })
  const martasPage = await marta.stream()

  const { id: sessionId } = await tess.call(sessions.createSession, {
    body: {
      title: 'VPN down',
      problem: 'Error 13801 since the update',
      client: 'Alder & Co',
      ticketRef: 'T-7',
    },
  })
  await tess.call(sessions.addStep, {
    params: { id: sessionId },
    body: { text: 'Restarted the client', outcome: 'failed' },
  })
  const { id } = await tess.call(handoffs.createHandoff, {
    params: { id: sessionId },
    body: { reason: 'Out of ideas', watchLevel: 'critical' },
  })
  const ledger = async () =>
    (await owner.call(listDeliveries, { params: { id } })).deliveries.map(
      ({ event, channel, person, state }) => `${event} ${channel} ${person?.name ?? '-'}: ${state}`,
    )

  // Out, once each.
  await until(async () =>
    expect((await ledger()).sort()).toEqual(
      [
        ...['Kenji Arai', 'Marta Silva', 'Owen Pryce'].flatMap(name => [
          `escalation in_app ${name}: sent`,
          `escalation email ${name}: sent`,
        ]),
        'escalation webpush Kenji Arai: sent',
        ...['slack', 'slack_webhook', 'msteams', 'webhook'].map(place => `escalation ${place} -: sent`),
      ].sort(),
    ),
  )
  await martasPage.event('notification_created')
  expect(mail.mails.flatMap(({ envelopeTo }) => envelopeTo).sort()).toEqual([
    'kenji@example.test',
    'marta@example.test',
    'owner@example.test',
  ])
  for (const one of mail.mails) {
    expect(one).toMatchObject({
      encrypted: true,
      subject: expect.stringContaining('Escalation from Tess Okafor'),
    })
    expect(one.text).toContain(`/pilot/${sessionId}?pickup=true`)
    expect(one.text).toContain('Failed: Restarted the client')
  }
  const [call] = slack.messages.values()
  expect(call?.text).toContain('Error 13801')
  expect(slackHook.received.map(({ body }) => JSON.parse(body).text)).toEqual([call?.text])
  expect(teams.received.map(({ body }) => body)).toEqual([expect.stringContaining('Error 13801')])
  expect(pushService.received.map(one => kenjisBrowser.read(one))).toMatchObject([
    { title: expect.stringContaining('Escalation from Tess Okafor'), tag: id },
  ])
  expect(hook.received.map(eventOf)).toEqual(['handoff.escalation'])

  // Back: Marta presses Claim in Slack.
  const press = pressOf(call as Posted, { user: MARTA_IN_SLACK, actionId: 'claim_handoff' })
  const answer = await fetch(
    `${app.server.url}/api/v1/slack/${(await orgOf(owner)).id}/${ids.slack}/interactions`,
    { method: 'POST', ...press },
  )
  expect(answer.status).toBe(200)
  await until(async () =>
    expect((await ledger()).sort()).toEqual(
      [
        ...['Kenji Arai', 'Marta Silva', 'Owen Pryce'].flatMap(name => [
          `escalation in_app ${name}: retracted`,
          // What is out stays.
          `escalation email ${name}: sent`,
        ]),
        'escalation webpush Kenji Arai: retracted',
        'escalation slack -: retracted',
        'escalation slack_webhook -: sent',
        'escalation msteams -: retracted',
        'escalation webhook -: sent',
        'claimed in_app Tess Okafor: sent',
        'claimed webhook -: sent',
      ].sort(),
    ),
  )
  const { handoff } = await tess.call(handoffs.getHandoff, { params: { id } })
  expect(handoff).toMatchObject({ status: 'claimed', claimedBy: { name: 'Marta Silva' } })
  await martasPage.event('notifications_cleared')
  martasPage.close()
  for (const person of [kenji, marta, owner])
    expect(
      (await person.call(listNotifications, {})).notifications.filter(({ readAt }) => readAt === null),
    ).toEqual([])
  expect([...slack.messages.values()].map(({ text }) => text)).toEqual([
    expect.stringContaining('Claimed by Marta Silva'),
  ])
  expect(slack.whispers).toEqual([
    { user: MARTA_IN_SLACK, text: expect.stringContaining('You have claimed it.') },
  ])
  expect(teams.received.map(({ body }) => body)[1]).toContain('Claimed by Marta Silva')
  expect(pushService.received.map(one => kenjisBrowser.read(one))[1]).toMatchObject({
    title: 'Claimed by Marta Silva',
    tag: id,
    quiet: true,
  })
  expect(hook.received.map(eventOf)).toEqual(['handoff.escalation', 'handoff.claimed'])
  expect([slackHook.received.length, mail.mails.length]).toEqual([1, 3])
})

const eventOf = ({ body, headers }: Receiver['received'][number]) =>
  (new Webhook(HOOK_SECRET).verify(body, headers as Record<string, string>) as { type: string }).type

async function orgOf(owner: Caller): Promise<{ id: string }> {
  const { organization } = (await (await owner.raw('/api/v1/me')).json()) as { organization: { id: string } }
  return organization
}
