import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { claimHandoff } from '../src/shared/contract/handoffs.ts'
import { addIntegration, changeIntegration, listIntegrations } from '../src/shared/contract/integrations.ts'
import { getNotificationPreferences } from '../src/shared/contract/preferences.ts'
import type { Member } from '../test/support/app.ts'
import { type Receiver, startReceiver } from '../test/support/outside/http-receiver.ts'
import { MAIL_USER, type MailServer, startMailServer } from '../test/support/outside/mail-server.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, isLive, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff, startedSession } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer({ RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' })
const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`

let hook: Receiver
let mail: MailServer
beforeAll(async () => {
  ;[hook, mail] = await Promise.all([startReceiver(), startMailServer()])
})
afterAll(() => Promise.all([hook?.close(), mail?.close()]))
beforeEach(() => {
  hook.answer = () => ({})
  hook.received.length = 0
})

const addMail = (admin: Member) =>
  admin.call(addIntegration, {
    body: {
      kind: 'email',
      name: 'Mail',
      settings: {
        host: '127.0.0.1',
        port: mail.port,
        security: 'none',
        from: 'help@example.test',
        ...MAIL_USER,
      },
    },
  })
const addHook = (admin: Member) =>
  admin.call(addIntegration, {
    body: { kind: 'webhook', name: 'Our endpoint', settings: { url: hook.url, secret: SECRET } },
  })

/** A browser that counts what it was asked for and what it showed, as a person would notice it. */
async function watchAlerts(page: Page, answer: 'granted' | 'denied') {
  await page.addInitScript(given => {
    const seen = { asked: 0, shown: [] as string[], closed: 0, tones: 0 }
    let permission = 'default'
    class Shown {
      static get permission() {
        return permission
      }
      static async requestPermission() {
        seen.asked++
        permission = given
        return given
      }
      constructor(title: string) {
        seen.shown.push(title)
      }
      close() {
        seen.closed++
      }
    }
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (...when) {
      seen.tones++
      return start.apply(this, when)
    }
    Object.assign(window, { Notification: Shown, seen })
  }, answer)
  await page.reload()
  return () =>
    page.evaluate(
      () =>
        (window as unknown as { seen: { asked: number; shown: string[]; closed: number; tones: number } })
          .seen,
    )
}
const hide = (page: Page) =>
  page.evaluate(() =>
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' }),
  )

test('each chooses what reaches them; the browser is asked for notifications when the box is ticked, not before', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  await addMail(admin)
  const marta = await stage.open(engineer, { path: '/settings/notifications' })
  const seen = await watchAlerts(marta, 'granted')
  await isLive(marta)
  await expectAccessible(marta, 'the choice of notifications')
  await marta.getByRole('checkbox', { name: 'Mail: My hand-off was claimed' }).check()
  await sees(marta, 'Saved')
  await marta.getByRole('checkbox', { name: 'No mail and no push at certain hours' }).check()
  await marta.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await marta.getByRole('checkbox', { name: 'A sound' }).check()
  expect((await seen()).asked).toBe(0)
  await marta.getByRole('checkbox', { name: 'A notification of the desktop' }).check()
  await expect.poll(async () => (await seen()).asked, PATIENCE).toBe(1)
  const chosen = async () => (await engineer.call(getNotificationPreferences, {})).preferences
  await expect.poll(chosen, PATIENCE).toMatchObject({
    alerts: { sound: true, desktop: true },
    quietHours: { timeZone: 'Asia/Tokyo' },
    channels: { claimed: ['webpush', 'email'] },
  })
  await expectNoSideways(marta, 'the choice of notifications')

  // A page in the background rings; the claim takes its notification away again.
  await hide(marta)
  const { handoff } = await handedOff(technician, { title: 'Printer offline' })
  await expect
    .poll(seen, PATIENCE)
    .toMatchObject({ shown: [expect.stringContaining('Escalation from Tess Okafor')], tones: 2 })
  await admin.call(claimHandoff, { params: { id: handoff.id }, body: {} })
  await expect.poll(async () => (await seen()).closed, PATIENCE).toBe(1)

  // Somebody else, on a phone, says no.
  const ruth = await stage.open(admin, { path: '/settings/notifications', viewport: PHONE })
  await watchAlerts(ruth, 'denied')
  await isLive(ruth)
  await ruth.getByRole('checkbox', { name: 'A notification of the desktop' }).check()
  await sees(ruth, 'This browser does not allow it.')
  await expectAccessible(ruth, 'the choice of notifications on a phone')
  await expectNoSideways(ruth, 'the choice of notifications on a phone')
})

test('before an escalation it is said who would hear of it, and loudly when nobody would', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  const { session } = await startedSession(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await isLive(tess)
  const form = dialog(tess, 'Escalate')
  const escalate = tess.getByRole('button', { name: /^Escalate/ })
  await escalate.click()
  const alert = form.locator('[data-reach=nobody]')
  await sees(alert, 'Nobody would hear of it now.')
  await sees(alert, 'It goes to Ruth Adler over everything there is')
  await expectAccessible(tess, 'the form while nobody would hear')
  await tess.keyboard.press('Escape')

  await addMail(admin)
  const marta = await stage.open(engineer, { path: '/escalations' })
  await isLive(marta)
  await escalate.click()
  await sees(form, '2 people will be told:')
  await sees(form, '1 live now, 1 by mail')
  expect(await alert.count()).toBe(0)
})

test('settings are typed, corrected and taken away, and what another admin changed meanwhile stays', async () => {
  const { admin } = await server.hire('admin')
  const { id } = await addMail(admin)
  const change = (settings: Record<string, unknown>) =>
    admin.call(changeIntegration, { params: { id }, body: { settings } })
  await change({ fromName: 'Help desk' })
  const ruth = await stage.open(admin, { path: '/settings/integrations' })
  await isLive(ruth)
  const config = async (name: string) =>
    (await admin.call(listIntegrations, {})).integrations.find(one => one.name === name)?.config

  await ruth.getByRole('button', { name: 'Edit Mail' }).click()
  const mailForm = dialog(ruth, 'Mail')
  await mailForm.getByLabel('Sender name').fill('')
  await change({ from: 'desk@example.test' })
  await mailForm.getByRole('button', { name: 'Save' }).click()
  await mailForm.waitFor({ state: 'detached' })
  expect(await config('Mail')).not.toHaveProperty('fromName')
  expect(await config('Mail')).toMatchObject({ from: 'desk@example.test', host: '127.0.0.1' })

  await ruth.getByRole('button', { name: 'Add Webhook', exact: true }).click()
  const form = dialog(ruth, 'Add Webhook')
  await form.getByLabel('Address').fill(hook.url)
  await form.getByLabel('Signing secret').fill(SECRET)
  await form.getByLabel('Events').pressSequentially('claimed, coffee')
  stage.faults.expect(/integrations/)
  await form.getByRole('button', { name: 'Add' }).click()
  await sees(form, /expected one of "escalation"/)
  await form.getByLabel('Events').fill('claimed, resolved')
  await form.getByRole('button', { name: 'Add' }).click()
  await form.waitFor({ state: 'detached' })
  expect(await config('Webhook')).toMatchObject({ events: ['claimed', 'resolved'] })
})

test('an endpoint that fails says so in the settings and the ledger, and is sent again once it works', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  const ruth = await stage.open(admin, { path: '/settings/integrations' })
  await isLive(ruth)
  await sees(ruth, 'Nothing is connected')
  await sees(ruth.getByRole('region', { name: 'If you escalated now' }), 'Nobody would hear of it now.')
  await ruth.getByRole('button', { name: 'Add Webhook', exact: true }).click()
  const form = dialog(ruth, 'Add Webhook')
  await form.getByLabel('Name').fill('Our endpoint')
  await form.getByLabel('Address').fill(hook.url)
  stage.faults.expect(/integrations/)
  await form.getByLabel('Signing secret').fill('too short')
  await form.getByRole('button', { name: 'Add' }).click()
  await sees(form, 'Must be whsec_ and at least 24 bytes in Base64')
  await form.getByLabel('Signing secret').fill(SECRET)
  await form.getByRole('button', { name: 'Add' }).click()
  const row = ruth.getByRole('listitem').filter({ hasText: 'Our endpoint' })
  await sees(row, 'Not tried yet')
  await row.getByRole('button', { name: 'Send me one now over Our endpoint' }).click()
  await sees(row, 'The address took a message of the type "test".')
  await sees(row, 'Working')

  hook.answer = () => ({ status: 410 })
  const { session, handoff } = await handedOff(technician)
  await row.getByRole('button', { name: 'Log of Our endpoint' }).click()
  const log = dialog(ruth, 'Log of Our endpoint')
  await sees(log, 'Failed')
  await sees(log, /^127\.0\.0\.1 knows this address no more \(status 410\)\. Make a new one and enter it\.$/)
  await expectAccessible(ruth, 'the log of an endpoint')
  await ruth.keyboard.press('Escape')

  // The technician reads the same in the session, and has no button.
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await tess.getByRole('button', { name: /^Told/ }).click()
  const told = dialog(tess, 'Who was told')
  await sees(told, 'knows this address no more')
  expect(await told.getByRole('button', { name: /Send again/ }).count()).toBe(0)

  hook.answer = () => ({})
  await row.getByRole('button', { name: 'Log of Our endpoint' }).click()
  await log.getByRole('button', { name: 'Send again to Our endpoint over Webhook' }).click()
  await losesSight(told, 'knows this address no more')
  await sees(log, 'Sent')
  await log.getByText('2 tries').click()
  await sees(log, /^1\. .* ms · status 410 · 127\.0\.0\.1 knows this address no more/)
  await sees(log, /^2\. .* ms · status 200 · Taken$/)
  await expectAccessible(ruth, 'the tries of a message')
  await ruth.keyboard.press('Escape')

  await row.getByRole('button', { name: 'New secret for Our endpoint' }).click()
  await dialog(ruth, /A new secret/)
    .getByRole('button', { name: 'Make a new secret' })
    .click()
  await sees(row, /^whsec_/)
  await sees(row, 'The secret before signs too')
  await expectAccessible(ruth, 'a new secret')
  await ruth.setViewportSize(PHONE)
  await expectNoSideways(ruth, 'the integrations on a phone')

  // What a claim takes back shows where it was told.
  await engineer.call(claimHandoff, { params: { id: handoff.id }, body: {} })
  await sees(told, 'Taken back')
})

test('who escalated sees who was told, who looked and who is looking, as it happens', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  await addHook(admin)
  const { session } = await handedOff(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await isLive(tess)
  const line = tess.locator('[data-audience]')
  await sees(line, 'Told 2 people')

  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  await sees(line, 'Marta Silva is looking now')
  await sees(marta.locator('[data-audience]').first(), 'Told 2 people')
  const ruth = await stage.open(admin, { path: `/pilot/${session.id}?pickup=true` })
  await sees(line, 'Marta Silva and Ruth Adler are looking now')
  await sees(dialog(ruth, /^Hand-off/).locator('[data-audience]'), 'Marta Silva is looking now')
  await expectAccessible(tess, 'a session that is looked at')
  await expectAccessible(ruth, 'a hand-off that somebody else looks at')

  await marta.keyboard.press('Escape')
  await sees(line, 'Ruth Adler is looking now')
  await sees(line, /Marta Silva looked/)
  await tess.keyboard.press('t')
  await sees(dialog(tess, 'Who was told'), 'Seen')
})
