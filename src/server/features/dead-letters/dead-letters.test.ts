import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { type Receiver, startReceiver } from '../../../../test/support/outside/http-receiver.ts'
import { listAlarms } from '../../../shared/contract/alarms.ts'
import * as contract from '../../../shared/contract/dead-letters.ts'
import { listDeliveries, replayDelivery } from '../../../shared/contract/deliveries.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as integrations from '../../../shared/contract/integrations.ts'
import * as sessions from '../../../shared/contract/sessions.ts'
import { read } from '../../core/transact.ts'

let app: TestApp
let hook: Receiver
let technician: Member
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
  technician = await organization.hire('technician', 'Tess')
  admin = await organization.hire('admin', 'Ada')
  hook.received.length = 0
  await admin.call(integrations.addIntegration, {
    body: {
      kind: 'webhook',
      name: 'Status board',
      settings: {
        url: hook.url,
        secret: `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`,
      },
    },
  })
})

async function escalate(problem = 'VPN down') {
  const { id } = await technician.call(sessions.createSession, {
    body: { title: 'VPN', problem, ticketRef: '4711' },
  })
  return technician.call(handoffs.createHandoff, { params: { id }, body: { reason: 'Stuck' } })
}
const letters = () => admin.call(contract.listDeadLetters, {})
const stateOf = async (handoffId: string) =>
  (await admin.call(listDeliveries, { params: { id: handoffId } })).deliveries.find(
    ({ channel }) => channel === 'webhook',
  )?.state
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 25 })
const alarms = async () => (await admin.call(listAlarms, {})).alarms
const refuse = () => ({ status: 410 })

test('an admin hears at once of work that was given up, reads what is missing and why, and has it tried again', async () => {
  hook.answer = refuse
  const listener = await admin.stream()
  const stranger = await technician.stream()
  const handoff = await escalate()
  expect((await listener.event('job_dead')).data).toMatchObject({ title: 'Send a message' })
  const answer = await letters()
  expect(answer).toMatchObject({
    total: 1,
    letters: [
      {
        title: 'Send a message',
        about: {
          text: 'Escalation from Tess · #4711: VPN down (to Status board)',
          link: `/pilot/${handoff.sessionId}`,
        },
        attempts: 1,
      },
    ],
  })
  const [letter] = answer.letters
  expect(letter?.error).toMatch(/address|webhook/i)
  expect(await stateOf(handoff.id)).toBe('failed')
  expect(await alarms()).toContainEqual({ type: 'dead_letters', total: 1, lastAt: letter?.deadAt })

  hook.answer = () => ({})
  await admin.call(contract.replayDeadLetter, { params: { id: letter?.id ?? 0 }, body: {} })
  await listener.event('dead_letters_settled', ({ data }) => data.by === 'replay')
  await until(async () => expect(await stateOf(handoff.id)).toBe('sent'))
  expect(await letters()).toMatchObject({ letters: [], total: 0 })
  expect(await alarms()).toEqual([])
  expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size, 'the same id').toBe(1)
  expect(stranger.events().map(({ type }) => type)).not.toContain('job_dead')
  listener.close()
  stranger.close()
})

test('a channel that keeps failing is an alarm until it works again', async () => {
  hook.answer = refuse
  for (const problem of ['One', 'Two', 'Three']) await escalate(problem)
  await until(async () =>
    expect(await alarms()).toMatchObject([
      { type: 'channel_failing', kind: 'webhook', name: 'Status board', lastSuccessAt: null },
      { type: 'dead_letters', total: 3 },
    ]),
  )
  hook.answer = () => ({})
  expect(await admin.call(contract.replayDeadLetters, { body: {} })).toEqual({ replayed: 3, left: 0 })
  await until(async () => expect(await alarms()).toEqual([]))
})

test('what is dropped is not done; its message may still be sent from the ledger, and once', async () => {
  hook.answer = refuse
  const handoff = await escalate()
  await until(async () => expect((await letters()).total).toBe(1))
  const id = (await letters()).letters[0]?.id ?? 0
  await admin.call(contract.dropDeadLetter, { params: { id } })
  expect((await letters()).total).toBe(0)
  await expect(admin.call(contract.dropDeadLetter, { params: { id } })).rejects.toThrow(/not_found/)
  await expect(admin.call(contract.replayDeadLetter, { params: { id }, body: {} })).rejects.toThrow(
    /not_found/,
  )
  expect(await stateOf(handoff.id)).toBe('failed')

  hook.answer = () => ({})
  const { deliveries } = await admin.call(listDeliveries, { params: { id: handoff.id } })
  const failed = deliveries.find(({ state }) => state === 'failed')
  await admin.call(replayDelivery, { params: { id: failed?.id ?? '' }, body: {} })
  await until(async () => expect(await stateOf(handoff.id)).toBe('sent'))
})

test('a message that is sent again from the ledger is no dead letter any more', async () => {
  hook.answer = refuse
  const handoff = await escalate()
  await until(async () => expect((await letters()).total).toBe(1))
  hook.answer = () => ({})
  const { deliveries } = await admin.call(listDeliveries, { params: { id: handoff.id } })
  const failed = deliveries.find(({ state }) => state === 'failed')
  await admin.call(replayDelivery, { params: { id: failed?.id ?? '' }, body: {} })
  await until(async () => expect(await stateOf(handoff.id)).toBe('sent'))
  expect((await letters()).total).toBe(0)
  const rows = await read(admin.ctx, tx => sql`select 1 from job where kind = 'send_delivery'`.execute(tx.db))
  expect(rows.rows).toEqual([])
})
