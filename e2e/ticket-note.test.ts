import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { resolveSession } from '../src/shared/contract/sessions.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, hasFocus, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff, startedSession, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

const drawer = (page: Page) => dialog(page, 'Ticket note')
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name })
const notes = (page: Page) => page.getByRole('button', { name: /^Notes/ })
const noteText = (page: Page) => drawer(page).getByRole('group', { name: /^Note, version/ })
const field = (page: Page) => dialog(page).getByLabel('Text of the note')

test('the note is looked at and changed before the session is resolved, then copied, taken along and changed again', async () => {
  const { technician } = await server.hire('technician')
  const { session } = await startedSession(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await tess.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await notes(tess).waitFor()

  await tess.keyboard.press('n')
  await sees(drawer(tess), 'No note yet')
  await tess.keyboard.press('Escape')

  await tess.getByRole('button', { name: /^Resolve/ }).click()
  const form = dialog(tess, 'Resolve session')
  await form.getByLabel('What solved it?').fill('The clock was eight minutes late.')
  await sees(form, /RESOLUTION\s+The clock was eight minutes late\./)
  await sees(form, /Failed: Removed the stored credential/)
  await form.getByRole('button', { name: 'Edit note' }).click()
  await hasFocus(field(tess))
  await field(tess).press('Control+End')
  await tess.keyboard.type('\n\nBILLING\nUnder contract.')
  await tess.keyboard.press('Control+Enter')
  await sees(tess, 'Session resolved')

  await tess.keyboard.press('n')
  await sees(drawer(tess), 'Edited by Tess Okafor with the resolution')
  await sees(noteText(tess), 'Under contract.')
  await button(tess, 'Copy').click()
  await button(tess, 'Copied').waitFor()
  expect(await clipboard(tess)).toBe(await noteText(tess).textContent())

  await drawer(tess).getByRole('tab', { name: 'Markdown' }).click()
  await sees(noteText(tess), '### Resolution')
  const [file] = await Promise.all([
    tess.waitForEvent('download'),
    drawer(tess).getByRole('link', { name: 'Export .md' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`${TICKET.ticketRef}-note-v1.md`)
  expect(await readFile((await file.path()) ?? '', 'utf8')).toBe(`${await noteText(tess).textContent()}\n`)

  await button(tess, 'Edit').click()
  await hasFocus(field(tess))
  await field(tess).fill('Only this.')
  // What is being edited outlives the drawer.
  await tess.keyboard.press('Escape')
  await tess.keyboard.press('n')
  await expect.poll(() => field(tess).inputValue(), PATIENCE).toBe('Only this.')
  await tess.keyboard.press('Control+Enter')
  await sees(tess, 'Saved as version 2')
  await drawer(tess).getByRole('tab', { name: 'Plain text' }).click()
  await expect.poll(() => noteText(tess).textContent(), PATIENCE).toBe('Only this.')
  await drawer(tess).getByLabel('Version', { exact: true }).selectOption({ label: 'Version 1, resolution' })
  await sees(noteText(tess), 'Under contract.')
  await expectAccessible(tess, 'the ticket note')
})

test('the hand-off shows its note; who reads it sees a new version come, and nobody saves over it unseen', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await startedSession(technician)
  const [tess, marta] = await Promise.all([
    stage.open(technician, { path: `/pilot/${session.id}` }),
    stage.open(engineer),
  ])
  await notes(tess).waitFor()
  await tess.keyboard.press('e')
  const form = dialog(tess, 'Escalate')
  await form.getByLabel('Reason').fill('I am out of ideas')
  await sees(form, /Reason: I am out of ideas/)
  await form.getByRole('button', { name: /^Hand off/ }).click()
  await sees(tess, 'Handed off. Engineers see it now.')

  await tess.keyboard.press('n')
  await sees(drawer(tess), 'Wrote itself with the hand-off')
  await button(tess, 'Edit').click()
  await field(tess).fill('Of Tess')

  await marta.getByRole('button', { name: `Pick Up: ${TICKET.title}` }).click()
  await sees(marta, 'You claimed this hand-off of Tess Okafor')
  await marta.keyboard.press('n')
  await button(marta, 'Write anew').click()
  await expect.poll(() => field(marta).inputValue(), PATIENCE).toContain('claimed by Marta Silva')
  await marta.keyboard.press('Control+Enter')
  await sees(marta, 'Saved as version 2')

  await sees(drawer(tess), 'Version 2 came meanwhile. Yours is kept below and not saved yet.')
  await sees(drawer(tess), 'claimed by Marta Silva')
  expect(await button(tess, /^Save as version/).isDisabled()).toBe(true)
  await button(tess, 'I have read it, go on with mine').click()
  await button(tess, 'Save as version 3').click()
  await sees(tess, 'Saved as version 3')
  await expect.poll(() => noteText(marta).textContent(), PATIENCE).toBe('Of Tess')
})

test('the note of a hand-off is changed before it leaves', async () => {
  const { technician } = await server.hire('technician')
  const { session } = await startedSession(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  await notes(tess).waitFor()
  await tess.keyboard.press('e')
  await dialog(tess, 'Escalate').getByLabel('Reason').fill('I am out of ideas')
  await sees(dialog(tess, 'Escalate'), /Reason: I am out of ideas/)
  await button(tess, 'Edit note').click()
  await hasFocus(field(tess))
  await field(tess).press('Control+End')
  await tess.keyboard.type('\n\nBILLING\nOutside of the contract.')
  await tess.keyboard.press('Control+Enter')
  await sees(tess, 'Handed off. Engineers see it now.')
  await tess.keyboard.press('n')
  await sees(drawer(tess), 'Edited by Tess Okafor with the hand-off')
  await sees(noteText(tess), 'Outside of the contract.')
})

test('who does not take part may read the note on a phone, and a failed load says so', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  await technician.call(resolveSession, {
    params: { id: session.id },
    body: { resolution: 'It was the cable.' },
  })
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}`, viewport: PHONE })
  stage.faults.expect(/documentation/)
  await marta.route('**/documentation', route => route.fulfill({ status: 403, body: '{}' }))
  await notes(marta).click()
  await sees(drawer(marta), 'The ticket note could not be loaded.')
  await marta.unroute('**/documentation')
  await button(marta, 'Try again').click()
  await sees(noteText(marta), 'It was the cable.')
  await losesSight(marta, 'The ticket note could not be loaded.')
  expect(await drawer(marta).getByRole('button', { name: 'Edit' }).count()).toBe(0)
  // The toolbar hides its icons on a phone; what it opens keeps them.
  await button(marta, 'Close').locator('svg').waitFor()
  await expectAccessible(marta, 'the ticket note on a phone')
  await expectNoSideways(marta, 'the ticket note on a phone')
})

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
