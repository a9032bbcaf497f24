import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import {
  type Received,
  type Receiver,
  startReceiver,
} from '../../../../test/support/outside/http-receiver.ts'
import * as contract from '../../../shared/contract/deliveries.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as integrations from '../../../shared/contract/integrations.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`

let app: TestApp
let hook: Receiver
let technician: Member
let engineer: Member
let admin: Member

beforeAll(async () => {
  hook = await startReceiver()
  app = await startApp({ config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' } })
})
afterAll(async () => {
  await app?.close()
  await hook?.close()
})
beforeEach(async () => {
  const organization = await app.addOrganization()
  technician = await organization.hire('technician')
  engineer = await organization.hire('engineer')
  admin = await organization.hire('admin')
  hook.received.length = 0
  hook.answer = () => ({})
})

const add = (path = '/', settings: Record<string, unknown> = {}) =>
  admin.call(integrations.addIntegration, {
    body: {
      kind: 'webhook',
      name: `Webhook ${path}`,
      settings: { url: `${hook.url}${path}`, secret: SECRET, ...settings },
    },
  })
async function escalate() {
  const { id } = await technician.call(sessions.createSession, {
    body: { title: 'VPN down', problem: 'Error 13801' },
  })
  return technician.call(handoffs.createHandoff, { params: { id }, body: { reason: 'Stuck' } })
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 })
const arrived = (many: number) => until(() => expect(hook.received).toHaveLength(many))
const verified = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string }
const log = async (id: string) =>
  (await admin.call(contract.listIntegrationDeliveries, { params: { id } })).deliveries

test('each endpoint gets the events that it asks for, each call signed', async () => {
  await add('/all')
  await add('/claims', { events: ['claimed', 'resolved'] })
  const { id } = await escalate()
  await engineer.call(handoffs.claimHandoff, { params: { id }, body: {} })
  await arrived(3)
  const calls = hook.received.map(call => `${call.path} ${verified(SECRET, call).type}`)
  expect(calls.sort()).toEqual(['/all handoff.claimed', '/all handoff.escalation', '/claims handoff.claimed'])
})

test('an endpoint that asks for no event in particular is told all again', async () => {
  const { id } = await add('/', { events: ['claimed'] })
  const change = (events: unknown) =>
    admin.call(integrations.changeIntegration, { params: { id }, body: { settings: { events } } })
  expect((await change([])).config).not.toHaveProperty('events')
  expect((await change(['claimed'])).config).toMatchObject({ events: ['claimed'] })
  expect((await change(null)).config).toEqual({ url: `${hook.url}/` })
  const body = { settings: { url: null } }
  await admin.refused(integrations.changeIntegration, { params: { id }, body }, 'validation_failed')
  await escalate()
  await arrived(1)
})

test('an integration that was removed while a message was on its way does not come back', async () => {
  const { id } = await add()
  let taken = () => {}
  hook.answer = () => new Promise(resolve => (taken = () => resolve({})))
  const stream = await admin.stream()
  const test = admin.call(integrations.testIntegration, { params: { id }, body: {} })
  await arrived(1)
  await admin.call(integrations.removeIntegration, { params: { id } })
  taken()
  expect(await test).toMatchObject({ ok: true })
  await escalate()
  await stream.event('handoff_created')
  expect(stream.events().map(({ type }) => type)).not.toContain('integration_changed')
  stream.close()
})

test('an event that there is not is refused at its field', async () => {
  await admin.refused(
    integrations.addIntegration,
    {
      body: {
        kind: 'webhook',
        name: 'Wrong',
        settings: { url: hook.url, secret: SECRET, events: ['coffee'] },
      },
    },
    'validation_failed',
  )
})

test('a new secret is shown once, and until its time is over the one before signs too', async () => {
  const { id } = await add()
  const body = { hours: 1 }
  const { secret, integration } = await admin.call(integrations.rotateIntegrationSecret, {
    params: { id },
    body,
  })
  expect(secret).not.toBe(SECRET)
  expect(JSON.stringify([integration, await admin.call(integrations.listIntegrations, {})])).not.toContain(
    secret,
  )
  await escalate()
  await arrived(1)
  const [both] = hook.received
  if (!both) throw new Error('Nothing arrived')
  expect(verified(SECRET, both)).toEqual(verified(secret, both))

  // At once: the secret before is known to somebody.
  const again = await admin.call(integrations.rotateIntegrationSecret, { params: { id }, body: { hours: 0 } })
  await escalate()
  await arrived(2)
  const [, only] = hook.received
  if (!only) throw new Error('Nothing arrived')
  expect(verified(again.secret, only).type).toBe('handoff.escalation')
  expect(() => verified(secret, only)).toThrow()
})

test('what has no secret of ours gets no new one', async () => {
  const { id } = await admin.call(integrations.addIntegration, {
    body: { kind: 'slack_webhook', name: 'Slack', settings: { url: 'https://hooks.slack.com/services/x' } },
  })
  await admin.refused(
    integrations.rotateIntegrationSecret,
    { params: { id }, body: {} },
    'integration_has_no_secret',
  )
})

test('the log tells what was sent, and sends again under the same id what was taken or given up', async () => {
  const { id } = await add()
  expect(await log(id)).toEqual([])
  hook.answer = () => ({ status: 400 })
  const { id: handoffId } = await escalate()
  await until(async () =>
    expect(await log(id)).toMatchObject([
      {
        handoffId,
        event: 'escalation',
        state: 'failed',
        attempts: 1,
        error: '127.0.0.1 refused what was sent (status 400).',
        session: { title: 'VPN down' },
      },
    ]),
  )
  hook.answer = () => ({})
  const [line] = await log(id)
  const again = () => admin.call(contract.replayDelivery, { params: { id: line?.id ?? '' }, body: {} })
  await again()
  await until(async () => expect(await log(id)).toMatchObject([{ state: 'sent', attempts: 2, error: null }]))
  await again()
  await until(async () => expect(await log(id)).toMatchObject([{ state: 'sent', attempts: 3 }]))
  expect(new Set(hook.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([line?.id]))
  expect(hook.received).toHaveLength(3)
})

test('what went to people is not sent to them twice', async () => {
  const { id } = await escalate()
  const { deliveries } = await admin.call(contract.listDeliveries, { params: { id } })
  await admin.refused(
    contract.replayDelivery,
    { params: { id: deliveries[0]?.id ?? '' }, body: {} },
    'delivery_not_failed',
  )
})

test('"Send me one now" is a real call of the type "test"', async () => {
  const { id } = await add()
  const answer = await admin.call(integrations.testIntegration, { params: { id }, body: {} })
  expect(answer).toEqual({ ok: true, detail: 'The address took a message of the type "test".' })
  expect(hook.received.map(call => verified(SECRET, call).type)).toEqual(['test'])
})
