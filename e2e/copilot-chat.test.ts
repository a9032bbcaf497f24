import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listSimilarSessions } from '../src/shared/contract/copilot.ts'
import { createHandoff } from '../src/shared/contract/handoffs.ts'
import { createSession, resolveSession } from '../src/shared/contract/sessions.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { isLive, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation, stepRow, writeMessage } from './support/technician.ts'

const stage = prepareBrowser()
const server = prepareServer()

const PRINTER = {
  title: 'The printer of Anna does not print',
  problem: 'Jobs stay in the print queue, error 0x0000011b',
  client: 'Harbour Dental',
}
const answers = (page: Page) => conversation(page).getByRole('article').filter({ hasText: 'Copilot' })

test('with flows only it answers in the chat, from the flow and from a similar session that is a click away', async () => {
  const { technician } = await server.hire('technician')
  const old = await technician.call(createSession, {
    body: { title: 'Nobody prints at the dentist', problem: 'All get 0x0000011b', client: 'Harbour Dental' },
  })
  await technician.call(resolveSession, {
    params: { id: old.id },
    body: { resolution: 'Set RpcAuthnLevelPrivacyEnabled to 0 on the print server.' },
  })
  const { id } = await technician.call(createSession, { body: PRINTER })
  const path = `/pilot/${id}`
  const [tess, phone] = await Promise.all([
    stage.open(technician, { path }),
    stage.open(technician, { path, viewport: PHONE, hasTouch: true }),
  ])
  await Promise.all([tess, phone].map(isLive))
  await writeMessage(tess, 'It began this morning, everybody has it.')
  const answer = answers(tess)
  await sees(answer, 'This fits the flow “A printer does not print”.')
  await sees(answer, 'Who cannot print?')
  await sees(answer, 'the same error 0x0000011b at this client')
  await sees(answers(phone), 'Who cannot print?')
  await expectAccessible(tess, 'an answer of the copilot')
  await expectAccessible(phone, 'an answer of the copilot on a phone')
  await expectNoSideways(phone, 'an answer of the copilot on a phone')

  await writeMessage(tess, 'hello?')
  await sees(conversation(tess), 'Nothing new: what was said last still stands.')
  expect(await answers(tess).count()).toBe(1)

  const panel = tess.getByRole('region', { name: 'Next from' })
  await panel.locator('summary').filter({ hasText: 'Nobody prints at the dentist' }).click()
  await sees(panel, 'Set RpcAuthnLevelPrivacyEnabled to 0')
  await sees(panel, 'Same client')
  await answer.getByRole('link', { name: 'Nobody prints at the dentist' }).click()
  await tess.getByRole('heading', { name: 'Nobody prints at the dentist' }).waitFor()
  await tess.goBack()
  await sees(answers(tess), 'Who cannot print?')
  const { similar } = await technician.call(listSimilarSessions, { params: { id } })
  expect(similar.map(({ session }) => session.id)).toEqual([old.id])
})

test('with the keyboard alone a step is tried, marked with a note, and the next one is asked for', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: PRINTER })
  const tess = await stage.open(technician, { path: `/pilot/${id}` })
  await isLive(tess)
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => tess.keyboard.press(key)), Promise.resolve())
  await tess.getByRole('textbox', { name: 'Message' }).waitFor()
  await press('m')
  await tess.locator('textarea:focus').waitFor()
  await tess.keyboard.type('All of them')
  await press('Enter')
  await sees(answers(tess), 'Who cannot print?')
  const panel = tess.getByRole('region', { name: 'Next from' })
  await panel.getByRole('button', { name: 'Nobody can print on any printer of the server' }).focus()
  await press('Enter')
  await panel.locator('summary:focus').filter({ hasText: 'Check space and spooler' }).waitFor()
  await press('Tab')
  await tess.keyboard.type('The disk is full')
  await press('Shift+Tab', 'f')
  await sees(stepRow(tess, 'Check space and spooler'), 'The disk is full')
  await tess.getByRole('button', { name: 'Ask the copilot' }).focus()
  await press('Enter')
  await sees(conversation(tess), 'I would escalate now.')
})

test('it is silent where it was switched off, and while the session is handed off', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: PRINTER })
  const path = `/pilot/${id}`
  const [tess, other] = await Promise.all([
    stage.open(technician, { path }),
    stage.open(technician, { path }),
  ])
  await Promise.all([tess, other].map(isLive))
  await tess.getByRole('checkbox', { name: 'It answers by itself' }).uncheck()
  await expect
    .poll(() => other.getByRole('checkbox', { name: 'It answers by itself' }).isChecked(), PATIENCE)
    .toBe(false)
  await writeMessage(tess, 'Let me look first')
  await writeMessage(other, 'And from here')
  expect(await answers(tess).count()).toBe(0)
  await tess.getByRole('checkbox', { name: 'It answers by itself' }).check()
  await technician.call(createHandoff, { params: { id }, body: { reason: 'Stuck' } })
  await sees(tess, 'It answers only when asked while the session is handed off.')
  await writeMessage(tess, 'Marta, are you there?')
  expect(await answers(tess).count()).toBe(0)
  await tess.getByRole('button', { name: 'Ask the copilot' }).click()
  await sees(answers(tess), 'Who cannot print?')
})

test('an answer that cannot be had says why, and can be asked for again', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: PRINTER })
  const tess = await stage.open(technician, { path: `/pilot/${id}` })
  await isLive(tess)
  stage.faults.expect(/copilot\/answer|Failed to load resource/)
  await tess.route('**/copilot/answer', route => route.abort())
  await tess.getByRole('button', { name: 'Ask the copilot' }).click()
  await sees(conversation(tess), 'No answer: The server cannot be reached')
  await expectAccessible(tess, 'an answer that failed')
  await tess.unroute('**/copilot/answer')
  await tess.getByRole('button', { name: 'Retry' }).click()
  await sees(answers(tess), 'Who cannot print?')
})
