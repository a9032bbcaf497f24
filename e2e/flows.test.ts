import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createSession } from '../src/shared/contract/sessions.ts'
import { expectAccessible } from './support/accessibility.ts'
import { hasFocus, isLive, sees } from './support/sees.ts'
import { prepareBrowser, prepareServer } from './support/stage.ts'

const stage = prepareBrowser()
const server = prepareServer()

const PRINTER = {
  title: 'The printer of Anna does not print',
  problem: 'Jobs stay in the print queue',
  client: 'Harbour Dental',
}
const field = (page: Page) => page.getByRole('textbox', { name: /^Text of the flow/ })
const text = (page: Page) => field(page).inputValue()
const preview = (page: Page) => page.getByRole('tabpanel')

/** Puts the cursor behind a text in the field. */
const putCursor = (page: Page, after: string) =>
  field(page).evaluate((area: HTMLTextAreaElement, after) => {
    const at = area.value.indexOf(after) + after.length
    area.focus()
    area.setSelectionRange(at, at)
  }, after)

test('an admin edits a built-in flow: a fault is told at its line, mended, looked at, published, and comes to the technician', async () => {
  const { technician, admin } = await server.hire('technician', 'admin')
  const session = await technician.call(createSession, { body: PRINTER })
  const [tess, ruth] = await Promise.all([
    stage.open(technician, { path: `/pilot/${session.id}` }),
    stage.open(admin, { path: '/settings/flows' }),
  ])
  await Promise.all([tess, ruth].map(isLive))
  const panel = tess.getByRole('region', { name: 'Next from “A printer does not print”' })
  await panel.getByRole('group', { name: 'Who cannot print?' }).waitFor()

  await ruth.getByRole('searchbox', { name: 'Search flows' }).fill('printer')
  await expectAccessible(ruth, 'the list of flows')
  await ruth.getByRole('link', { name: 'A printer does not print' }).click()
  await sees(ruth, 'Technicians are led by the built-in text.')
  await sees(ruth, 'No faults')
  await preview(ruth).getByRole('group', { name: 'Who cannot print?' }).waitFor()

  await putCursor(ruth, 'question: Who cannot print?')
  await ruth.keyboard.press('Enter')
  await ruth.keyboard.type('answer: ask')
  const line = (await text(ruth)).split('\n').findIndex(one => one.includes('answer: ask')) + 1
  const faults = ruth.getByRole('region', { name: 'Faults' })
  const fault = faults.getByRole('button', { name: `Line ${line}` })
  await sees(fault, 'unknown field "answer"')
  await sees(ruth, 'This is the text as it was before the faults.')
  expect(await ruth.getByRole('button', { name: 'Save and publish' }).isDisabled()).toBe(true)
  await expectAccessible(ruth, 'a text with a fault')

  await fault.click()
  await hasFocus(field(ruth))
  await ruth.keyboard.type('    why: It tells where to look.')
  await sees(faults, 'No faults')
  await sees(preview(ruth), 'It tells where to look.')
  await preview(ruth).getByRole('button', { name: 'Nobody can print on any printer of the server' }).click()
  await hasFocus(preview(ruth).locator('summary').first())
  await ruth.keyboard.press('f')
  await sees(preview(ruth), 'Here the technician hands the session off.')
  await preview(ruth).getByRole('button', { name: 'One step back' }).click()
  await sees(preview(ruth), 'Check space and spooler of the print server')

  await ruth.keyboard.press('Control+s')
  await sees(ruth, 'Saved as version 1')
  await sees(ruth, 'Unpublished changes')
  expect(await panel.getByText('It tells where to look.').count()).toBe(0)
  await ruth.getByRole('button', { name: 'Publish', exact: true }).click()
  await sees(ruth, 'Technicians are led by version 1.')
  await sees(panel, 'It tells where to look.')
})
