import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import * as flows from '../src/shared/contract/flow-library.ts'
import { createSession, resolveSession } from '../src/shared/contract/sessions.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, hasFocus, isAt, isLive, listen, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { startedSession } from './support/work.ts'

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

const LOCKOUT = '/settings/flows/account-locked-out'
const publish = (page: Page) => page.getByRole('button', { name: /ublish$/ })
const versions = (page: Page) => page.getByRole('tab', { name: 'Versions' })
const says = (page: Page, part: string) =>
  expect.poll(async () => (await text(page)).includes(part), PATIENCE).toBe(true)

test('an older version is looked at and restored; the built-in text comes back; all of it stays in the history', async () => {
  const { admin } = await server.hire('admin')
  const ruth = await stage.open(admin, { path: LOCKOUT })
  await sees(ruth, 'No faults')
  const builtIn = await text(ruth)
  for (const [n, title] of ['An account is shut', 'An account is closed'].entries()) {
    await field(ruth).fill(builtIn.replace('title: An account is locked out', `title: ${title}`))
    await sees(ruth.getByRole('region', { name: 'Faults' }), 'No faults')
    await publish(ruth).click()
    await sees(ruth, `Technicians are led by version ${n + 1}.`)
    await ruth.getByRole('heading', { name: title, level: 1 }).waitFor()
  }
  await versions(ruth).click()
  await ruth.getByRole('button', { name: /^Version 2/ }).click()
  await sees(
    dialog(ruth, 'Version 2').getByRole('group', { name: /line by line/ }),
    'title: An account is closed',
  )
  await ruth.keyboard.press('Escape')
  await ruth.getByRole('button', { name: /^Version 1/ }).click()
  const older = dialog(ruth, 'Version 1')
  await older.getByLabel('Compare with').selectOption({ label: 'The text in the editor' })
  await sees(older.getByRole('group', { name: /line by line/ }), 'added: ')
  await expectAccessible(ruth, 'a version beside another')
  await older.getByRole('button', { name: 'Restore this version' }).click()
  await sees(ruth, 'Version 1 is back as version 3')
  await says(ruth, 'title: An account is shut')
  await sees(ruth, 'Technicians are led by version 2.')
  await publish(ruth).click()
  await sees(ruth, 'Technicians are led by version 3.')

  await ruth.getByRole('button', { name: 'More' }).click()
  await ruth.getByRole('menuitem', { name: /^Reset to the built-in text/ }).click()
  await dialog(ruth, 'Reset to the built-in text?').getByRole('button', { name: 'Reset' }).click()
  await sees(ruth, 'Technicians are led by the built-in text.')
  await expect.poll(() => text(ruth), PATIENCE).toBe(builtIn)
  await sees(ruth.getByRole('list', { name: 'Versions' }), 'Reset to the built-in text')
  expect(await ruth.getByRole('list', { name: 'Versions' }).getByRole('listitem').count()).toBe(4)

  await ruth.getByRole('button', { name: 'More' }).click()
  await ruth.getByRole('menuitem', { name: /^Archive/ }).click()
  await dialog(ruth).getByRole('button', { name: 'Archive' }).click()
  await sees(ruth, 'It is proposed to nobody.')
  await ruth.getByRole('button', { name: 'Publish', exact: true }).click()
  await sees(ruth, 'Technicians are led by the built-in text.')
})

test('of two admins at one flow nobody loses a word, and each sees what the other saved', async () => {
  const { admin } = await server.hire('admin')
  const id = 'account-locked-out'
  const [ruth, other] = await Promise.all([
    stage.open(admin, { path: LOCKOUT }),
    stage.open(admin, { path: '/settings/flows?view=edited' }),
  ])
  await Promise.all([ruth, other].map(isLive))
  await sees(other, 'No built-in flow was edited')
  const { text: builtIn } = await admin.call(flows.getFlow, { params: { id } })
  const save = (category: string, basedOn: number) =>
    admin.call(flows.saveFlow, {
      params: { id },
      body: { text: builtIn.replace('category: Accounts', `category: ${category}`), basedOn },
    })
  // Nothing unsaved: the newer text takes the place of what is shown.
  await save('People', 0)
  await sees(ruth, 'Ruth Adler saved version 1')
  await says(ruth, 'category: People')
  await other.getByRole('link', { name: 'An account is locked out' }).waitFor()

  await field(ruth).fill((await text(ruth)).replace('category: People', 'category: Mine'))
  await save('Logins', 1)
  await sees(ruth, /saved version 2 meanwhile/)
  await says(ruth, 'category: Mine')
  expect(await ruth.getByRole('button', { name: /^Save/ }).first().isDisabled()).toBe(true)
  // What is not saved outlives the page, and so does the question.
  await ruth.reload()
  await sees(ruth, /saved version 2 meanwhile/)
  await says(ruth, 'category: Mine')
  await ruth.getByRole('button', { name: 'Show how yours differs' }).click()
  const differences = ruth.getByRole('group', { name: 'Version 2 and your text, line by line' })
  await sees(differences, 'category: Logins')
  await sees(differences, 'category: Mine')
  await expectAccessible(ruth, 'a text that is behind')
  await ruth.getByRole('button', { name: 'Go on with mine' }).click()
  await ruth.keyboard.press('Control+s')
  await sees(ruth, 'Saved as version 3')
  expect((await admin.call(flows.getFlow, { params: { id } })).text).toContain('category: Mine')

  // At the same moment: the page has not heard yet, the server says no.
  stage.faults.expect(/409/)
  await field(ruth).fill((await text(ruth)).replace('category: Mine', 'category: Late'))
  await ruth.route('**/versions', async route => {
    if (route.request().method() === 'POST') await save('Early', 3).catch(() => undefined)
    await route.continue()
  })
  const refused = ruth.waitForResponse(answer => answer.status() === 409)
  await ruth.keyboard.press('Control+s')
  expect(await (await refused).json()).toMatchObject({
    code: 'flow_changed',
    savedBy: { name: 'Ruth Adler' },
  })
  await sees(ruth, /saved version 4 meanwhile/)
  await says(ruth, 'category: Late')
  await ruth.getByRole('button', { name: 'Discard mine' }).click()
  await says(ruth, 'category: Early')
})

test('a resolved session becomes a draft that an admin reads, edits and publishes', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  const { session } = await startedSession(technician)
  const path = `/pilot/${session.id}`
  const [tess, marta, ruth] = await Promise.all([
    stage.open(technician, { path }),
    stage.open(engineer, { path: '/pilot?view=all' }),
    stage.open(admin, { path: '/settings/flows?view=review' }),
  ])
  await Promise.all([tess, marta, ruth].map(isLive))
  await sees(ruth, 'Nothing waits to be published')
  await technician.call(resolveSession, {
    params: { id: session.id },
    body: { resolution: 'Signing in on the web renewed the token.' },
  })
  await marta.goto(path)
  await marta.getByRole('button', { name: 'Make a flow' }).click()
  await sees(marta, 'Draft made')
  await sees(marta, 'Its flow waits for an admin')
  await sees(tess, 'Signing in on the web renewed the token.')
  expect(await tess.getByRole('button', { name: 'Make a flow' }).count()).toBe(0)

  await ruth.getByRole('link', { name: session.title }).click()
  await isAt(ruth, /^\/settings\/flows\/session-outlook-asks/)
  await sees(ruth, 'Nobody is led by it yet.')
  await sees(preview(ruth), 'Removed the stored credential')
  stage.faults.expect(/400/)
  await publish(ruth).click()
  await sees(ruth.getByRole('region', { name: 'Faults' }), 'Take this mark away first')
  await hasFocus(field(ruth))
  await expectAccessible(ruth, 'a draft from a session')
  await ruth.getByRole('button', { name: 'Take the mark away' }).click()
  await losesSight(ruth, 'Take this mark away first')
  await publish(ruth).click()
  await sees(ruth, 'Technicians are led by version 2.')
  await sees(marta, 'Made into a flow')
  await ruth.getByRole('link', { name: session.title }).click()
  await isAt(ruth, path)
  await ruth.getByRole('button', { name: 'Open its flow' }).waitFor()
})

test('a flow is made, written and published by keyboard alone, and walked through on a phone', async () => {
  const { technician, admin } = await server.hire('technician', 'admin')
  const ruth = await stage.open(admin, { path: '/settings/flows' })
  await isLive(ruth)
  await sees(ruth, 'A printer does not print')
  const heard = await listen(ruth)
  await ruth.keyboard.press('n')
  await hasFocus(dialog(ruth, 'New flow').getByLabel('Title'))
  await expectAccessible(ruth, 'the form for a new flow')
  await ruth.keyboard.type('Zebra scanner: slow')
  await sees(dialog(ruth), 'Its id will be zebra-scanner-slow')
  await ruth.keyboard.press('Enter')
  await isAt(ruth, '/settings/flows/zebra-scanner-slow')
  await sees(ruth, 'No faults')

  await field(ruth).focus()
  await ruth.keyboard.press('Control+Home')
  await ruth.keyboard.press('Tab')
  expect(await text(ruth)).toMatch(/^ {2}id:/)
  await ruth.keyboard.press('Shift+Tab')
  expect(await text(ruth)).toMatch(/^id:/)
  await ruth.keyboard.press('Control+z')
  expect(await text(ruth)).toMatch(/^ {2}id:/)
  await ruth.keyboard.press('Control+z')
  expect(await text(ruth)).toMatch(/^id:/)
  await putCursor(ruth, 'keywords:')
  await ruth.keyboard.press('Enter')
  await ruth.keyboard.type('- zebra4711')
  await says(ruth, 'keywords:\n  - zebra4711\n')
  await ruth.keyboard.press('Control+s')
  await sees(ruth, 'Saved as version 2')
  await field(ruth).focus()
  await ruth.keyboard.press('Escape')
  await expect.poll(heard, PATIENCE).toContain('Tab leaves the text now.')
  await ruth.keyboard.press('Tab')
  await hasFocus(ruth.getByRole('tab', { name: 'Preview' }))
  await ruth.keyboard.press('Tab')
  await hasFocus(preview(ruth).getByRole('button', { name: 'An error message' }))
  await ruth.keyboard.press('Enter')
  await sees(preview(ruth), 'Restart the program and try once more')
  await expect.poll(heard, PATIENCE).toContain('Next: Restart the program and try once more')
  await ruth.keyboard.press('w')
  await sees(preview(ruth), 'The problem of the client is solved.')
  await publish(ruth).focus()
  await ruth.keyboard.press('Enter')
  await sees(ruth, 'Technicians are led by version 2.')

  const phone = await stage.open(admin, { path: '/settings/flows/zebra-scanner-slow', viewport: PHONE })
  await phone.getByRole('button', { name: 'Nothing happens' }).click()
  await sees(phone, 'Restart the program and try once more')
  await expectAccessible(phone, 'the editor on a phone')
  await expectNoSideways(phone, 'the editor on a phone')
  await phone.goto('/settings/flows')
  await sees(phone, 'Zebra scanner: slow')
  await expectAccessible(phone, 'the flows on a phone')
  await expectNoSideways(phone, 'the flows on a phone')

  const { id } = await technician.call(createSession, {
    body: { title: 'zebra4711', problem: 'The zebra4711 scanner is slow' },
  })
  const tess = await stage.open(technician, { path: `/pilot/${id}` })
  await tess.getByRole('region', { name: 'Next from “Zebra scanner: slow”' }).waitFor()
})
