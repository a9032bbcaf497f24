import { expect, test } from 'vitest'
import { createSession } from '../src/shared/contract/sessions.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, isLive, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { stepRow } from './support/technician.ts'

const stage = prepareBrowser()
const server = prepareServer()

const PRINTER = {
  title: 'The printer of Anna does not print',
  problem: 'Jobs stay in the print queue',
  client: 'Harbour Dental',
}

test('a session is walked through by what the copilot proposes, up to the hand-off that it advises', async () => {
  const { technician } = await server.hire('technician')
  const session = await technician.call(createSession, { body: PRINTER })
  const path = `/pilot/${session.id}`
  const [tess, phone] = await Promise.all([
    stage.open(technician, { path }),
    stage.open(technician, { path: `${path}#step-none`, viewport: PHONE, colorScheme: 'dark' }),
  ])
  await Promise.all([tess, phone].map(isLive))
  const panel = tess.getByRole('region', { name: 'Next from “A printer does not print”' })
  const panelOnPhone = phone.getByRole('region', { name: 'Next from “A printer does not print”' })

  await sees(panel, 'The session speaks of')
  await panelOnPhone.getByRole('group', { name: 'Who cannot print?' }).waitFor()
  await panel.getByRole('button', { name: 'Nobody can print on any printer of the server' }).click()
  await sees(stepRow(tess, 'Who cannot print?'), 'Nobody can print on any printer of the server')

  const head = panel.locator('summary:focus')
  await sees(head, 'Check space and spooler of the print server')
  await sees(head, 'Interrupts people')
  // Another window of the session goes on by itself.
  await sees(panelOnPhone, 'Check space and spooler of the print server')
  await expectAccessible(tess, 'the step to try')
  await expectAccessible(phone, 'the step to try on a phone')

  await expectNoSideways(phone, 'the step to try on a phone')

  await panel.getByPlaceholder('What you saw').fill('The log is full of one driver')
  await panel.locator('summary').first().focus()
  await tess.keyboard.press('f')
  await sees(stepRow(tess, 'Check space and spooler'), 'The log is full of one driver')
  await sees(panel, 'The print server does not print at all, for anybody.')
  await sees(panel, 'Critical')
  await panel.getByRole('button', { name: 'Escalate' }).click()
  await dialog(tess, 'Escalate').waitFor()
  await tess.keyboard.press('Escape')

  await panel.getByRole('button', { name: 'Hide what to do next' }).click()
  await tess.reload()
  await panel.getByRole('button', { name: 'Show what to do next' }).waitFor()
  expect(await panel.getByText('for anybody').count()).toBe(0)
})

test('where no flow fits, nothing is shown', async () => {
  const { technician } = await server.hire('technician')
  const session = await technician.call(createSession, {
    body: { title: 'The fish tank', problem: 'The fish in the lobby look sad' },
  })
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  const asked = tess.waitForResponse(answer => answer.url().includes('/proposals'))
  await tess.reload()
  await asked
  await tess.getByRole('textbox', { name: 'What did you try?' }).waitFor()
  await expect.poll(() => tess.getByText('Next from').count(), PATIENCE).toBe(0)
})
