import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { getSession } from '../src/shared/contract/sessions.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { contextScreen, startHere } from './support/engineer.ts'
import { dialog, hasFocus, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

const SECRET = 'Winter2024!'
const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' })
const revealButton = (page: Page) => page.getByRole('button', { name: 'Reveal the password' })

/** Tab from where the focus is until it is on `wanted`; fails when it comes round without. */
async function tabTo(page: Page, wanted: ReturnType<Page['getByRole']>) {
  for (let n = 0; n < 80; n += 1) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not reach it')
}

test('what a technician types is masked at once, and an engineer looks behind the mask with the keyboard alone', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  const { session } = await handedOff(technician, { message: 'Here is the log-in of the mailbox.' })
  const path = `/pilot/${session.id}`
  const [tess, marta] = await Promise.all([stage.open(technician, { path }), stage.open(engineer, { path })])
  await revealButton(marta).waitFor({ state: 'detached' })
  const composer = tess.getByRole('textbox', { name: 'Message' })
  await composer.fill(`the password is ${SECRET}`)
  await composer.press('Enter')
  await sees(conversation(tess), 'the password is password hidden')
  await losesSight(tess, SECRET)
  await sees(conversation(marta), 'the password is password hidden')
  expect(await tess.getByRole('button', { name: /Reveal/ }).count()).toBe(0)

  await revealButton(marta).waitFor()
  await tabTo(marta, revealButton(marta))
  await marta.keyboard.press('Enter')
  await sees(conversation(marta), SECRET)
  await expectAccessible(marta, 'a revealed secret')
  const hide = marta.getByRole('button', { name: 'Hide the password' })
  await hasFocus(hide)
  await sees(conversation(tess), 'seen by Marta Silva')
  await losesSight(tess, SECRET)
  await marta.keyboard.press('Space')
  await losesSight(marta, SECRET)
  await hasFocus(revealButton(marta))

  const kept = await marta.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(kept).not.toContain(SECRET)
  const { messages } = await admin.call(getSession, { params: { id: session.id } })
  expect(messages.at(-1)?.text).toBe('the password is [password hidden]')

  const ruth = await stage.open(admin, { path: '/settings/redaction' })
  await sees(ruth, /Marta Silva saw a password in a message of T-10482/)
})

test('a secret is masked and can be revealed wherever it was typed: title, problem, reason and impact', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const told = `password: ${SECRET}`
  const { session } = await handedOff(technician, {
    title: `Mailbox locked, ${told}`,
    problem: `The mailbox is locked. ${told}`,
    handoff: { reason: `Out of ideas. ${told}`, impact: `12 people. ${told}` },
  })
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  const reveals = async (place: Locator) => {
    await place.getByRole('button', { name: 'Reveal the password' }).click()
    await sees(place, SECRET)
    await place.getByRole('button', { name: 'Hide the password' }).click()
  }
  const screen = contextScreen(marta)
  await reveals(screen.getByRole('region', { name: 'Reason' }))
  await reveals(screen.getByRole('region', { name: 'Problem' }).locator('dl'))
  await startHere(marta).click()
  await reveals(marta.getByRole('heading', { level: 1 }))
  await reveals(marta.getByRole('region', { name: 'Problem' }))
})

test('an admin tries a text, adds a pattern, is told why one is refused, and deletes it again', async () => {
  const { admin } = await server.hire('admin')
  const ruth = await stage.open(admin, { path: '/settings/redaction' })
  await sees(ruth, 'Nobody has looked behind a mask')
  const stored = ruth.getByRole('region', { name: 'As it would be stored' })
  await ruth.getByLabel('Text').fill('pin: 8261 for KD-123456, error 0x80070005')
  await sees(stored, '1 secret would be masked:')
  await sees(stored, 'error 0x80070005')

  await ruth.getByLabel('Text').blur()
  await ruth.keyboard.press('n')
  const form = dialog(ruth, 'New pattern')
  await form.getByLabel('Name').fill('Customer numbers')
  await form.getByLabel('Pattern').fill('(KD-)+\\d{6}')
  await sees(form, 'A group cannot be repeated')
  await form.getByLabel('Pattern').fill('KD-\\d{6}')
  await expectAccessible(ruth, 'a new pattern')
  await ruth.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
  await sees(stored, '2 secrets would be masked:')
  await expectAccessible(ruth, 'the redaction settings')

  await ruth.getByRole('button', { name: 'Delete Customer numbers' }).click()
  await dialog(ruth, 'Delete Customer numbers?').getByRole('button', { name: 'Delete' }).click()
  await sees(stored, '1 secret would be masked:')
  await sees(ruth, 'No pattern yet')
  await ruth.setViewportSize(PHONE)
  await expectNoSideways(ruth, 'the redaction settings on a phone')
  await expect.poll(() => ruth.title(), PATIENCE).toContain('Redaction')
})
