import { expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { card, contextScreen, startHere } from './support/engineer.ts'
import { dialog, hasFocus, isAt, isLive, losesSight, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser, prepareServer } from './support/stage.ts'
import { stepRow } from './support/technician.ts'
import { handedOff, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

test('the context screen says what is wrong, what was tried and how it ended, and who asks for what', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  const screen = contextScreen(marta)
  for (const fact of [
    `Hand-off: ${TICKET.title}`,
    TICKET.problem,
    'Critical',
    '12 people',
    TICKET.client,
    TICKET.ticketRef,
    'I am out of ideas',
    'Tess Okafor asks any engineer',
    'by Tess Okafor',
    'Drawn by rules, without AI.',
  ])
    await sees(screen, fact)
  const tried = screen.getByRole('list', { name: /^Steps in the order/ }).getByRole('listitem')
  await sees(tried.nth(0), 'Failed')
  await sees(tried.nth(0), 'Removed the stored credential')
  await sees(tried.nth(1), 'Worked')
  await sees(tried.nth(1), 'Signed in on the web')

  // On a laptop all of it is there at once.
  expect(await screen.evaluate(one => one.scrollHeight <= one.clientHeight)).toBe(true)
})

test('of a long hand-off the most telling part is shown, and the rest on demand', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const steps = Array.from(
    { length: 30 },
    (_, n) => `Compared the settings of workstation ${n + 1} with those of the others`,
  )
  const { session } = await handedOff(technician, { more: steps })
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  const screen = contextScreen(marta)
  const tried = screen.getByRole('list', { name: /^Steps in the order/ }).getByRole('listitem')
  const showAll = screen.getByRole('button', { name: /^Show all \(\d+ more\)$/ })
  await showAll.waitFor()
  const folded = await tried.count()
  await showAll.focus()
  await marta.keyboard.press('Enter')
  await expect.poll(() => tried.count(), PATIENCE).toBe(32)
  expect(folded).toBeLessThan(32)
  const showLess = screen.getByRole('button', { name: 'Show less' })
  await hasFocus(showLess)
  await expectAccessible(marta, 'a long hand-off, whole')
  await showLess.click()
  await expect.poll(() => tried.count(), PATIENCE).toBe(folded)
})

test('a fact leads to the message or the step that it comes from', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session, message, steps } = await handedOff(technician)
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  const source = contextScreen(marta).getByRole('listitem').filter({ hasText: 'Removed the stored' })
  await source.getByRole('link', { name: 'Removed the stored credential' }).click()
  await isAt(marta, `/pilot/${session.id}#step-${steps[0]?.id}`)
  await hasFocus(stepRow(marta, 'Removed the stored credential'))

  await marta.getByRole('button', { name: /^Context/ }).click()
  await dialog(marta, 'Context')
    .getByRole('list', { name: /^Steps in the order/ })
    .getByRole('link', { name: /Source 2: show the message/ })
    .click()
  await isAt(marta, `/pilot/${session.id}#message-${message.id}`)
  await hasFocus(marta.locator(`#message-${message.id}`))
})

test('the focus goes into the screen, and Escape closes it and gives the focus back', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  await handedOff(technician, { title: 'Printer offline' })
  const marta = await stage.open(engineer)
  await card(marta, 'Printer offline').getByRole('link').click()
  const screen = contextScreen(marta)
  await startHere(marta).waitFor()
  await expect.poll(() => screen.evaluate(one => one.contains(document.activeElement)), PATIENCE).toBe(true)

  await marta.keyboard.press('Escape')
  await isAt(marta, /^\/escalations$/)
  await hasFocus(card(marta, 'Printer offline').getByRole('link'))
})

test('the context can be opened in the session at any time, and is fetched once', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  const marta = await stage.open(engineer)
  const fetches: string[] = []
  marta.on('request', request => {
    if (request.url().endsWith(`/ai-sessions/${session.id}/handoffs`)) fetches.push(request.url())
  })
  await isLive(marta)
  await card(marta, TICKET.title).waitFor()
  expect(fetches).toHaveLength(0)

  await card(marta, TICKET.title).getByRole('link').click()
  await startHere(marta).click()
  await isAt(marta, `/pilot/${session.id}`)
  for (let times = 0; times < 2; times++) {
    await marta.getByRole('button', { name: /^Context/ }).click()
    await sees(dialog(marta, 'Context'), 'Claimed by Marta Silva')
    await sees(dialog(marta, 'Context'), 'I am out of ideas')
    await marta.keyboard.press('Escape')
    await dialog(marta, 'Context').waitFor({ state: 'detached' })
    await hasFocus(marta.getByRole('button', { name: /^Context/ }))
  }
  expect(fetches).toHaveLength(1)
})

test('a session without recorded steps shows its last messages instead', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician, { steps: false })
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  await sees(contextScreen(marta), 'No steps were recorded.')
  await sees(contextScreen(marta), 'The credential manager has an old entry.')
  await losesSight(contextScreen(marta), 'Ruled out')
})
