import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/app.ts'
import { type Receiver, startReceiver } from '../../../../test/support/outside/http-receiver.ts'
import { getDeliveryHealth } from '../../../shared/contract/analytics.ts'
import { createHandoff } from '../../../shared/contract/handoffs.ts'
import { addIntegration } from '../../../shared/contract/integrations.ts'
import { createSession } from '../../../shared/contract/sessions.ts'

const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`
const ESCALATIONS = 6

let app: TestApp
let hook: Receiver
beforeAll(async () => {
  hook = await startReceiver()
  app = await startApp({ config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' } })
})
afterAll(async () => {
  await app?.close()
  await hook?.close()
})

test('tells of each channel what arrived, what failed, and of how many', async () => {
  const organization = await app.addOrganization()
  const technician = await organization.hire('technician')
  const engineer = await organization.hire('engineer')
  const admin = await organization.hire('admin')
  await admin.call(addIntegration, {
    body: { kind: 'webhook', name: 'Ours', settings: { url: hook.url, secret: SECRET } },
  })
  let left = 2
  // The first two messages are refused for good, all others taken.
  hook.answer = () => (left-- > 0 ? { status: 410 } : {})

  for (let n = 0; n < ESCALATIONS; n++) {
    const { id } = await technician.call(createSession, { body: { title: 'VPN', problem: 'It is down' } })
    await technician.call(createHandoff, { params: { id }, body: { reason: 'Stuck' } })
  }
  const health = () => engineer.call(getDeliveryHealth, { query: { period: '7d' } })
  const webhook = await vi.waitFor(
    async () => {
      const found = (await health()).channels.find(({ channel }) => channel === 'webhook')
      expect(found).toMatchObject({ messages: ESCALATIONS, waiting: 0 })
      return found
    },
    { timeout: 30_000, interval: 50 },
  )
  expect(webhook).toMatchObject({
    failed: 2,
    takenBack: 0,
    arrived: { status: 'ok', of: ESCALATIONS, count: ESCALATIONS - 2 },
    withinMinute: { status: 'insufficient_data', of: ESCALATIONS - 2 },
  })

  const elsewhere = await (await app.addOrganization()).hire('engineer')
  expect((await elsewhere.call(getDeliveryHealth, { query: { period: '7d' } })).channels).toEqual([])
  await technician.refused(getDeliveryHealth, { query: { period: '7d' } }, 'role_too_low')
})
