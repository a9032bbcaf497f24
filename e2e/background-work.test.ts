import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDeliveries } from '../src/shared/contract/deliveries.ts'
import { addIntegration } from '../src/shared/contract/integrations.ts'
import type { Member } from '../test/support/app.ts'
import { type Receiver, startReceiver } from '../test/support/outside/http-receiver.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, isAt, isLive, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer({ RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' })

let hook: Receiver
beforeAll(async () => {
  hook = await startReceiver()
})
afterAll(() => hook?.close())
beforeEach(() => {
  hook.answer = () => ({ status: 410 })
  hook.received.length = 0
})

const addHook = (admin: Member) =>
  admin.call(addIntegration, {
    body: {
      kind: 'webhook',
      name: 'Status board',
      settings: {
        url: hook.url,
        secret: `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`,
      },
    },
  })
const page = '/settings/background-work'

test('an admin sees live what was given up, why, and what is missing, and has it tried again', async () => {
  const { technician, admin } = await server.hire('technician', 'admin')
  await addHook(admin)
  const [ruth, queue] = await Promise.all([
    stage.open(admin, { path: page }),
    stage.open(admin, { path: '/escalations', viewport: PHONE }),
  ])
  await Promise.all([isLive(ruth), isLive(queue)])
  await sees(ruth, 'Nothing was given up')
  await expectAccessible(ruth, 'nothing given up')

  const { handoff } = await handedOff(technician)
  const row = ruth.getByRole('main').getByRole('listitem').filter({ hasText: 'Send a message' })
  await sees(row, /Escalation from Tess Okafor.*to Status board/)
  await sees(row, /address/)
  const alarm = queue.getByRole('region', { name: 'Needs an admin' })
  await sees(alarm, /was given up/)
  await expectAccessible(ruth, 'something given up')
  await expectNoSideways(queue, 'the alarm on a phone')
  await expectAccessible(queue, 'the alarm on a phone')
  await alarm.getByRole('link', { name: 'Background work' }).click()
  await isAt(queue, page)
  await sees(queue, 'Send a message')
  await expectNoSideways(queue, 'what was given up on a phone')

  hook.answer = () => ({})
  await row.getByRole('button', { name: /^Try again/ }).click()
  await Promise.all([sees(ruth, 'Nothing was given up'), sees(queue, 'Nothing was given up')])
  await losesSight(queue, /was given up, last/)
  await expect
    .poll(async () => {
      const { deliveries } = await admin.call(listDeliveries, { params: { id: handoff.id } })
      return deliveries.find(({ channel }) => channel === 'webhook')?.state
    }, PATIENCE)
    .toBe('sent')
})

test('a channel that keeps failing stands on top of every page until it works again', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  await addHook(admin)
  const [ruth, marta] = await Promise.all([
    stage.open(admin, { path: '/escalations' }),
    stage.open(engineer, { path: '/escalations' }),
  ])
  await Promise.all([isLive(ruth), isLive(marta)])
  for (const title of ['One', 'Two', 'Three']) await handedOff(technician, { title })
  const alarm = ruth.getByRole('region', { name: 'Needs an admin' })
  await sees(alarm, /Status board keeps failing/)
  await sees(alarm, '3 things that were to be done in the background were given up')
  await expectAccessible(ruth, 'two alarms')
  expect(await marta.getByRole('region', { name: 'Needs an admin' }).count(), 'is for admins').toBe(0)

  hook.answer = () => ({})
  await alarm.getByRole('link', { name: 'Background work' }).click()
  await ruth.getByRole('button', { name: 'Try all again' }).click()
  await sees(ruth, '3 are being tried again')
  await alarm.waitFor({ state: 'detached' })
})

test('what is dropped is gone, and a failed load says so', async () => {
  const { technician, admin } = await server.hire('technician', 'admin')
  await addHook(admin)
  await handedOff(technician)
  const ruth = await stage.open(admin, { path: page })
  await isLive(ruth)
  await ruth.getByRole('button', { name: /^Drop/ }).click()
  await sees(dialog(ruth, 'Drop this?'), /It is never done/)
  await dialog(ruth).getByRole('button', { name: 'Drop' }).click()
  await sees(ruth, 'Nothing was given up')

  stage.faults.expect(/dead-letters/)
  await ruth.route('**/api/v1/dead-letters', route => route.fulfill({ status: 500, body: '{}' }))
  await ruth.reload()
  await sees(ruth, 'Background work could not be loaded')
  await ruth.unroute('**/api/v1/dead-letters')
  await ruth.getByRole('button', { name: 'Try again' }).click()
  await sees(ruth, 'Nothing was given up')
})
