import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { transact } from '../src/server/core/transact.ts'
import { claimHandoff } from '../src/shared/contract/handoffs.ts'
import { addStep, requestEscalation } from '../src/shared/contract/sessions.ts'
import type { Member } from '../test/support/app.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, hasFocus, isLive, listen, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation, recordStep } from './support/technician.ts'
import { handedOff, startedSession } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

const strip = (page: Page) => page.getByRole('region', { name: 'Time to escalate?' })
const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const isNotAsked = (page: Page) => expect.poll(() => strip(page).count(), PATIENCE).toBe(0)

/** The time passes until the question is there: once more when the page had not yet set its timer. */
const comesWithin = (page: Page, time: string) =>
  expect
    .poll(async () => {
      await page.clock.fastForward(time)
      return strip(page).count()
    }, PATIENCE)
    .toBe(1)

/** A session that began some minutes ago. */
async function began(minutes: number, technician: Member) {
  const { session } = await startedSession(technician)
  await transact(technician.ctx, tx =>
    sql`update pilot_session set created_at = now() - make_interval(mins => ${minutes}::int)
        where id = ${session.id}`.execute(tx.db),
  )
  return { session, path: `/pilot/${session.id}` }
}

test('who has worked for half an hour is asked, without losing the focus, and once on all tabs and devices', async () => {
  const { technician, admin } = await server.hire('technician', 'admin')
  const { path } = await began(31, technician)
  const tess = await stage.open(technician, { path, reducedMotion: 'reduce' })
  await sees(strip(tess), 'This has been open for 30 minutes without a resolution.')
  expect(await tess.evaluate(() => document.activeElement?.closest('section[aria-label^=Time]'))).toBeNull()
  await expectAccessible(tess, 'a session whose time is up')

  const [tab, phone, ruth] = await Promise.all([
    tess.context().newPage(),
    stage.open(technician, { path, viewport: PHONE }),
    stage.open(admin, { path }),
  ])
  await tab.goto(path)
  await Promise.all([strip(tab).waitFor(), strip(phone).waitFor(), isLive(ruth)])
  await expectNoSideways(phone, 'a session whose time is up')
  await expectAccessible(phone, 'a session whose time is up on a phone')
  // The admin reads along; the question is not theirs.
  await sees(ruth, 'You can read this session.')
  expect(await strip(ruth).count()).toBe(0)

  await strip(tess).getByRole('button', { name: 'Not now' }).focus()
  await tess.keyboard.press('Enter')
  await isNotAsked(tess)
  await hasFocus(composer(tess))
  await Promise.all([isNotAsked(tab), isNotAsked(phone)])
  await tess.reload()
  await sees(conversation(tess), 'The credential manager has an old entry.')
  await isLive(tess)
  expect(await strip(tess).count()).toBe(0)
})

test('the question comes to the moment on an open page, is heard, and E escalates', async () => {
  const { technician } = await server.hire('technician')
  const { session, path } = await began(28, technician)
  const tess = await stage.open(technician, { path: '/pilot' })
  await tess.clock.install()
  await tess.goto(path)
  await isLive(tess)
  const heard = await listen(tess)
  await composer(tess).fill('Half a sen')
  expect(await strip(tess).count()).toBe(0)
  await comesWithin(tess, '02:01')
  await tess.clock.runFor(200)
  await expect.poll(heard, PATIENCE).toContain('Press E to escalate, or go on.')
  await hasFocus(composer(tess))

  await tess.keyboard.press('Escape')
  await tess.keyboard.press('e')
  await dialog(tess, 'Escalate').waitFor()
  await isNotAsked(tess)
  await dialog(tess, 'Escalate').getByRole('button', { name: 'Cancel' }).click()
  await dialog(tess).waitFor({ state: 'detached' })
  // It was asked and answered: the form that was closed again does not bring it back.
  await technician.call(requestEscalation, { params: { id: session.id }, body: { requesting: false } })
  await tess.clock.resume()
  await tess.reload()
  await isLive(tess)
  await sees(conversation(tess), 'The credential manager has an old entry.')
  expect(await strip(tess).count()).toBe(0)
})

test('a clock of the browser that is an hour fast does not bring the question early', async () => {
  const { technician } = await server.hire('technician')
  const { path } = await began(5, technician)
  const tess = await stage.open(technician, { path: '/pilot' })
  await tess.clock.install({ time: Date.now() + 3_600_000 })
  await tess.goto(path)
  await isLive(tess)
  await sees(conversation(tess), 'The credential manager has an old entry.')
  expect(await strip(tess).count()).toBe(0)
  await comesWithin(tess, '25:01')
})

test('the third failed step brings it, and a hand-off that is open takes it away', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await startedSession(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await recordStep(tess, 'Restarted Outlook', 'f', 'Failed')
  expect(await strip(tess).count()).toBe(0)
  await technician.call(addStep, {
    params: { id: session.id },
    body: { text: 'Made a new profile', outcome: 'failed' },
  })
  await sees(strip(tess), '3 steps have failed.')
  await strip(tess)
    .getByRole('button', { name: /^Escalate/ })
    .click()
  await dialog(tess, 'Escalate').getByLabel('Reason').fill('I am out of ideas')
  await tess.keyboard.press('Control+Enter')
  await sees(tess, 'Handed off. Engineers see it now.')
  expect(await strip(tess).count()).toBe(0)

  // Who claims it begins with their own time and their own steps.
  const taken = await handedOff(technician)
  for (const text of ['Reinstalled Office', 'Reset the password'])
    await technician.call(addStep, { params: { id: taken.session.id }, body: { text, outcome: 'failed' } })
  await engineer.call(claimHandoff, { params: { id: taken.handoff.id }, body: {} })
  const marta = await stage.open(engineer, { path: `/pilot/${taken.session.id}` })
  await sees(marta, 'You claimed this hand-off')
  expect(await strip(marta).count()).toBe(0)
  await recordStep(marta, 'Traced it', 'f', 'Failed')
  await recordStep(marta, 'Traced it again', 'f', 'Failed')
  expect(await strip(marta).count()).toBe(0)
  await recordStep(marta, 'And once more', 'f', 'Failed')
  await sees(strip(marta), '3 steps have failed.')
})

test('an admin sets the limits or switches them off, and an open session follows', async () => {
  const { technician, admin } = await server.hire('technician', 'admin')
  const { path } = await began(12, technician)
  const [tess, ruth] = await Promise.all([
    stage.open(technician, { path }),
    stage.open(admin, { path: '/settings/escalation', viewport: PHONE }),
  ])
  await isLive(tess)
  expect(await strip(tess).count()).toBe(0)
  const minutes = ruth.getByLabel('Minutes')
  const save = ruth.getByRole('button', { name: 'Save' })
  await minutes.fill('soon')
  await save.click()
  await sees(ruth, 'Enter a whole number')
  await hasFocus(minutes)
  await minutes.fill('2000')
  stage.faults.expect(/escalation\/settings/)
  await save.click()
  await sees(ruth, 'Must be at most 1440, a day')
  await expectAccessible(ruth, 'escalation settings with a fault')
  await expectNoSideways(ruth, 'escalation settings')
  await minutes.fill('10')
  await save.click()
  await sees(ruth, 'Saved')
  await sees(strip(tess), 'This has been open for 10 minutes')

  await ruth.getByRole('checkbox', { name: 'Ask when time is up' }).uncheck()
  await save.click()
  await isNotAsked(tess)
  await sees(ruth, 'Ask when steps keep failing')
  expect(await minutes.count()).toBe(0)
})
