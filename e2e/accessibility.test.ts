import { expect, test } from 'vitest'
import { createInvitation } from '../src/shared/contract/members.ts'
import { expectAccessible, expectNoSideways, expectOneLine } from './support/accessibility.ts'
import { bell, card, contextScreen, startHere } from './support/engineer.ts'
import { dialog, isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation, escalate, startSession, stepRow } from './support/technician.ts'
import { handedOff, startedSession, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()
const CALM = { reducedMotion: 'reduce' } as const

test('the pages before a log-in have no accessibility fault in light and dark', async () => {
  const { admin } = await server.hire('admin')
  const { link } = await admin.call(createInvitation, {
    body: { email: 'new@example.test', role: 'engineer' },
  })
  const page = await stage.open({ url: server.app.url }, { ...CALM, path: '/login' })
  await page.getByLabel('Mail address').waitFor()
  await expectAccessible(page, 'log-in')

  await page.getByLabel('Mail address').fill('nobody@example.test')
  await page.getByLabel('Password').fill('not the password')
  stage.faults.expect(/status of 401/)
  await page.getByRole('button', { name: 'Log in' }).click()
  await sees(page, 'Mail address or password is wrong')
  await expectAccessible(page, 'refused log-in')

  await page.goto(new URL(link, server.app.url).href)
  await sees(page, 'Join Test MSP')
  await expectAccessible(page, 'invitation')
})

test('what a technician works with has no accessibility fault in light and dark', async () => {
  const { technician } = await server.hire('technician')
  const tess = await stage.open(technician, CALM)
  await sees(tess, 'You have no sessions yet')
  await expectAccessible(tess, 'sessions, empty')
  const { session } = await startedSession(technician)
  await tess.getByRole('list', { name: 'Sessions' }).waitFor()
  await expectAccessible(tess, 'sessions')

  await tess.getByRole('button', { name: /^New session/ }).click()
  await tess.getByLabel('Title').waitFor()
  await expectAccessible(tess, 'new session')
  await tess.goto('/pilot/import')
  await tess.getByLabel('Transcript').fill('Ana: The printer is offline\nCopilot: Is it plugged in?\n')
  await sees(tess, 'Import 2 messages')
  await expectAccessible(tess, 'import')

  await tess.goto(`/pilot/${session.id}`)
  await stepRow(tess, 'Signed in on the web').waitFor()
  await expectAccessible(tess, 'session')
  await tess.keyboard.press('e')
  await dialog(tess, 'Escalate').getByLabel('Reason').waitFor()
  await expectAccessible(tess, 'escalation form')
})

test('what an engineer and an admin work with has no accessibility fault in light and dark', async () => {
  const { technician, admin } = await server.hire('technician', 'admin')
  const ruth = await stage.open(admin, CALM)
  await sees(ruth, 'Nobody is waiting')
  await expectAccessible(ruth, 'queue, empty')
  for (const watchLevel of ['stable', 'watch', 'critical'] as const)
    await handedOff(technician, { title: `A ${watchLevel} one`, handoff: { watchLevel } })
  await card(ruth, 'A stable one').waitFor()
  await card(ruth, 'A critical one').waitFor()
  await expectAccessible(ruth, 'queue')
  await bell(ruth).click()
  await sees(ruth, 'Mark all read')
  await expectAccessible(ruth, 'bell')
  await ruth.keyboard.press('Escape')

  await card(ruth, 'A critical one').getByRole('link').click()
  await startHere(ruth).waitFor()
  await expectAccessible(ruth, 'context screen')
  await startHere(ruth).click()
  await sees(ruth, 'You claimed this hand-off')
  await ruth.getByRole('button', { name: /^Context/ }).click()
  await sees(dialog(ruth, 'Context'), 'I am out of ideas')
  await expectAccessible(ruth, 'context overlay')

  await ruth.goto('/settings/members')
  await sees(ruth, 'Tess Okafor')
  await expectAccessible(ruth, 'members')
  await ruth.keyboard.press('?')
  await dialog(ruth, 'Keyboard shortcuts').waitFor()
  await expectAccessible(ruth, 'shortcut help')
  await ruth.keyboard.press('Escape')
  await ruth.keyboard.press('Control+k')
  await dialog(ruth, 'Command palette').waitFor()
  await expectAccessible(ruth, 'command palette')
})

for (const [where, look] of [
  ['a phone', { viewport: PHONE, hasTouch: true, isMobile: true }],
  ['a laptop at 200 % zoom', { viewport: { width: 640, height: 384 }, deviceScaleFactor: 2 }],
] as const)
  test(`the main job works on ${where}, and nothing has to be scrolled sideways`, async () => {
    const { technician, engineer } = await server.hire('technician', 'engineer')
    const [tess, marta] = await Promise.all([stage.open(technician, look), stage.open(engineer, look)])
    await Promise.all([isLive(tess), sees(marta, 'Nobody is waiting')])
    await expectNoSideways(tess, 'sessions')
    await expectNoSideways(marta, 'queue, empty')

    await startSession(tess)
    await expectNoSideways(tess, 'session')
    await expectOneLine(
      tess.getByRole('button', { name: /^Context/ }),
      tess.getByRole('button', { name: 'More actions' }),
    )
    await tess.getByRole('button', { name: /^Steps \(/ }).click()
    await tess.getByRole('textbox', { name: 'What did you try?' }).fill('Restarted the PC')
    await tess.getByRole('button', { name: 'Record', exact: true }).click()
    const row = stepRow(tess, 'Restarted the PC')
    await row.getByRole('button', { name: /^Failed/ }).click()
    await row.locator('[aria-pressed=true]').waitFor()
    await expectNoSideways(tess, 'steps')
    await tess.locator('body').click({ position: { x: 2, y: 2 } })
    await escalate(tess, { reason: 'Out of ideas', level: 'Critical', impact: '12 people' })
    await expectNoSideways(tess, 'escalated session')

    await card(marta, TICKET.title).waitFor()
    await expectNoSideways(marta, 'queue')
    await bell(marta).click()
    await expectNoSideways(marta, 'bell')
    await marta.keyboard.press('Escape')
    await card(marta, TICKET.title).getByRole('link').click()
    await startHere(marta).waitFor()
    await expectNoSideways(marta, 'context screen')
    await expect
      .poll(() => contextScreen(marta).evaluate(one => one.scrollWidth <= one.clientWidth), PATIENCE)
      .toBe(true)
    await startHere(marta).click()
    await isAt(marta, /^\/pilot\/[0-9a-f-]{36}$/)
    await marta.getByRole('textbox', { name: 'Message' }).fill('On it')
    await marta.getByRole('button', { name: 'Send' }).click()
    await tess.getByRole('button', { name: 'Conversation' }).click()
    await sees(conversation(tess), 'On it')
    await expectNoSideways(marta, 'claimed session')
  })
