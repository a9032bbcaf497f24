import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { card, contextScreen } from './support/engineer.ts'
import { dialog, hasFocus, isAt, isLive, losesSight, sees } from './support/sees.ts'
import { prepareBrowser, prepareServer } from './support/stage.ts'
import { stepRow } from './support/technician.ts'
import { handedOff, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

/** Presses keys one after the other; what is longer than a key's name is typed. */
async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}
const type = (page: Page, text: string) => page.keyboard.type(text)

/** Goes on with Tab until this has the focus, as often as a patient person would. */
async function tabTo(page: Page, name: string | RegExp, role: 'button' | 'textbox' | 'radio' | 'link') {
  const wanted = page.getByRole(role, { name }).first()
  for (let times = 0; times < 40; times++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${role} ${name}`)
}

test('a technician starts, records and escalates without a mouse', async () => {
  const { technician } = await server.hire('technician')
  const tess = await stage.open(technician)
  await isLive(tess)
  await tess.getByRole('button', { name: /^New session/ }).waitFor()

  await press(tess, 'n')
  await hasFocus(tess.getByLabel('Title'))
  await type(tess, TICKET.title)
  await press(tess, 'Tab')
  await type(tess, TICKET.problem)
  await press(tess, 'Control+Enter')
  await isAt(tess, /^\/pilot\/[0-9a-f-]{36}$/)
  await tess.getByRole('button', { name: /^Escalate/ }).waitFor()

  await press(tess, 'm')
  await hasFocus(tess.getByRole('textbox', { name: 'Message' }))
  await type(tess, 'Trying the usual things')
  await press(tess, 'Enter', 'Escape', 's')
  await hasFocus(tess.getByRole('textbox', { name: 'What did you try?' }))
  await type(tess, 'Restarted the PC')
  await press(tess, 'Enter')
  await hasFocus(stepRow(tess, 'Restarted the PC'))
  await press(tess, 'f')
  await sees(stepRow(tess, 'Restarted the PC'), 'Failed')

  await press(tess, 'e')
  await hasFocus(dialog(tess, 'Escalate').getByLabel('Reason'))
  await type(tess, 'Need an engineer')
  await tabTo(tess, 'Watch', 'radio')
  await press(tess, 'ArrowRight')
  expect(await tess.getByRole('radio', { name: 'Critical' }).isChecked()).toBe(true)
  await press(tess, 'Control+Enter')
  await sees(tess, 'Waiting for an engineer')
})

test('an engineer finds, reads, claims, works and resolves without a mouse', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  for (const title of ['Oldest', 'Middle', 'Newest']) await handedOff(technician, { title })
  const marta = await stage.open(engineer)
  await isLive(marta)
  await card(marta, 'Newest').waitFor()

  const link = (title: string) => card(marta, title).getByRole('link')
  await press(marta, 'j')
  await hasFocus(link('Newest'))
  await press(marta, 'j', 'j')
  await hasFocus(link('Oldest'))
  await press(marta, 'k')
  await hasFocus(link('Middle'))

  await press(marta, 'Enter')
  await sees(contextScreen(marta), 'Hand-off: Middle')
  await marta.getByRole('button', { name: /^Start here/ }).waitFor()
  await press(marta, 'c')
  await hasFocus(marta.getByRole('textbox', { name: 'Message' }))
  await type(marta, 'On it')
  await press(marta, 'Enter', 'Escape', 'o')
  await sees(dialog(marta, 'Context'), 'I am out of ideas')
  await press(marta, 'Escape')
  await dialog(marta).waitFor({ state: 'detached' })

  await tabTo(marta, /^Resolve/, 'button')
  await press(marta, 'Enter')
  await hasFocus(dialog(marta, 'Resolve session').getByLabel('What solved it?'))
  await type(marta, 'A new cable')
  await press(marta, 'Control+Enter')
  await sees(marta, 'Session resolved')
})

test('C claims the card that has the focus', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  const marta = await stage.open(engineer)
  await isLive(marta)
  await card(marta, TICKET.title).waitFor()
  await press(marta, 'j', 'c')
  await isAt(marta, `/pilot/${session.id}`)
  await sees(marta, 'You claimed this hand-off of Tess Okafor')
})

test('? lists the shortcuts of the page, and Mod+K finds every place', async () => {
  const { admin } = await server.hire('admin')
  const ruth = await stage.open(admin)
  await sees(ruth, 'Nobody is waiting')
  await press(ruth, '?')
  const help = dialog(ruth, 'Keyboard shortcuts')
  for (const line of ['Next hand-off', 'Previous hand-off', 'Open the hand-off', 'Command palette'])
    await sees(help, line)
  await press(ruth, 'Escape')
  await help.waitFor({ state: 'detached' })

  await press(ruth, 'Control+k')
  await hasFocus(ruth.getByRole('combobox', { name: 'Find an action' }))
  await type(ruth, 'settings')
  await press(ruth, 'Enter')
  await isAt(ruth, '/settings/members')
  await losesSight(ruth, 'Find an action')
})

test('the first Tab offers to skip to the content', async () => {
  const { engineer } = await server.hire('engineer')
  const marta = await stage.open(engineer)
  await isLive(marta)
  await press(marta, 'Tab')
  await sees(marta, /^Skip to/)
  await press(marta, 'Enter')
  await hasFocus(marta.getByRole('main'))
})
