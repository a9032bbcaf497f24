import { expect, test } from 'vitest'
import { bell, card, cards, startHere } from './support/engineer.ts'
import { dialog, isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation } from './support/technician.ts'
import { handedOff, startedSession, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

const openStreams = async () => (await server.app.services.metrics.streams.get()).values[0]?.value ?? 0

test('two tabs of one person share one stream, both stay current, and the second takes over from the first', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  await expect.poll(openStreams, PATIENCE).toBe(0)
  const first = await stage.open(engineer)
  await sees(first, 'Nobody is waiting')
  await isLive(first)
  const second = await first.context().newPage()
  await second.goto('/escalations')
  await sees(second, 'Nobody is waiting')
  await isLive(second)

  await handedOff(technician, { title: 'Seen in both' })
  await Promise.all([card(first, 'Seen in both').waitFor(), card(second, 'Seen in both').waitFor()])
  expect(await openStreams()).toBe(1)

  await first.close()
  await handedOff(technician, { title: 'After the first tab' })
  await card(second, 'After the first tab').waitFor()
  expect(await cards(second).count()).toBe(2)
  await expect.poll(openStreams, PATIENCE).toBe(1)
})

test('what is read in one tab is read in the other', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  await handedOff(technician)
  const first = await stage.open(engineer)
  const second = await first.context().newPage()
  await second.goto('/escalations')
  for (const tab of [first, second])
    await tab.getByRole('button', { name: 'Notifications, 1 unread' }).waitFor()
  await isLive(second)
  await bell(first).click()
  await first.getByRole('button', { name: 'Mark all read' }).click()
  for (const tab of [first, second])
    await expect.poll(() => bell(tab).getAttribute('aria-label'), PATIENCE).toBe('Notifications')
})

test('Back leads from the context screen to the queue, and after the claim not into the screen again', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  const marta = await stage.open(engineer)
  await card(marta, TICKET.title).getByRole('link').click()
  await startHere(marta).waitFor()
  await marta.goBack()
  await card(marta, TICKET.title).waitFor()
  expect(await startHere(marta).count()).toBe(0)

  await marta.goForward()
  await startHere(marta).click()
  await isAt(marta, `/pilot/${session.id}`)
  await marta.goBack()
  await isAt(marta, '/escalations')
  await marta.goForward()
  await isAt(marta, `/pilot/${session.id}`)
  await sees(marta, 'You claimed this hand-off')
  expect(await dialog(marta).count()).toBe(0)
})

test('a reload in the middle keeps what was being written', async () => {
  const { technician } = await server.hire('technician')
  const { session } = await startedSession(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await tess.getByRole('textbox', { name: 'Message' }).fill('half a sentence')
  await tess.getByRole('textbox', { name: 'What did you try?' }).fill('half a step')
  await tess.getByRole('button', { name: /^Escalate/ }).click()
  await dialog(tess, 'Escalate').getByLabel('Reason').fill('half a reason')

  await tess.reload()
  expect(await tess.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a sentence')
  expect(await tess.getByRole('textbox', { name: 'What did you try?' }).inputValue()).toBe('half a step')
  await tess.getByRole('button', { name: /^Escalate/ }).click()
  expect(await dialog(tess, 'Escalate').getByLabel('Reason').inputValue()).toBe('half a reason')
})

test('a technician who reloads while the session is escalated sees that it waits, and then who claims it', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await sees(tess, 'Waiting for an engineer')
  await tess.reload()
  await sees(tess, 'Waiting for an engineer')
  await isLive(tess)
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  await startHere(marta).click()
  await sees(tess, 'Marta Silva claimed it')
  await sees(conversation(tess), 'The credential manager has an old entry.')
})

test('logging out ends it in every tab, and Back shows nothing any more', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  await handedOff(technician)
  const marta = await stage.open(engineer)
  const second = await marta.context().newPage()
  await second.goto('/escalations')
  await Promise.all([card(marta, TICKET.title).waitFor(), card(second, TICKET.title).waitFor()])
  stage.faults.expect(/status of 401/)

  await marta.getByRole('button', { name: /^Account/ }).click()
  await marta.getByRole('menuitem', { name: /^Log out/ }).click()
  await isAt(marta, /^\/login/)
  await isAt(second, /^\/login/)
  await marta.goBack()
  await marta.getByLabel('Password').waitFor()
  expect(await cards(marta).count()).toBe(0)
})

test('a member who is removed is put out within seconds', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  await handedOff(technician)
  const marta = await stage.open(engineer)
  const ruth = await stage.open(admin, { path: '/settings/members' })
  await card(marta, TICKET.title).waitFor()
  await Promise.all([isLive(marta), isLive(ruth)])
  stage.faults.expect(/status of 40[13]/)

  await ruth.getByRole('button', { name: 'Remove Marta Silva' }).click()
  await dialog(ruth, 'Remove Marta Silva?').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => marta.url(), { ...PATIENCE, timeout: 5_000 }).toMatch(/\/login/)
  await sees(ruth, 'Marta Silva was removed')
  await expect
    .poll(() => ruth.getByRole('main').getByRole('listitem').filter({ hasText: 'Marta Silva' }).count())
    .toBe(0)
})
