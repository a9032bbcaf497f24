import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { createSession, getSession } from '../src/shared/contract/sessions.ts'
import { modelConfig } from '../test/support/model-config.ts'
import { startModelServer } from '../test/support/model-server.ts'
import { expectAccessible } from './support/accessibility.ts'
import { isLive, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation, stepRow, writeMessage } from './support/technician.ts'

// Before the server, which takes its address from the environment.
const model = await startModelServer()
afterAll(() => model.close())
const stage = prepareBrowser()
const server = prepareServer(modelConfig(model))

const FISH = { title: 'The fish tank', problem: 'The fish in the lobby look sad' }
const row = (page: Page) => page.getByRole('region', { name: 'Answer of the copilot' })
const open = async (id: string, technician: Parameters<typeof stage.open>[0], more = {}) => {
  const page = await stage.open(technician, { path: `/pilot/${id}`, ...more })
  await isLive(page)
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  return page
}

test('with a model it answers as it writes, and its steps become cards that one key marks', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: FISH })
  model.mode = 'good'
  model.answer = () =>
    'Measure the water first: fish sulk in cold water.\n<img src=x onerror=alert(1)> [here](https://evil.test)\n---STEPS---\n- Measure the temperature :: It takes a minute\n- Replace the water :: Old water is bad'
  const [tess, phone] = await Promise.all([
    open(id, technician),
    open(id, technician, { viewport: PHONE, hasTouch: true }),
  ])
  await writeMessage(tess, 'What now?')
  for (const page of [tess, phone])
    await sees(conversation(page), 'Measure the water first: fish sulk in cold water.')
  await expect.poll(() => row(tess).count(), PATIENCE).toBe(0)
  expect(await conversation(tess).locator('img, a').count()).toBe(0)
  expect(await conversation(tess).textContent()).not.toContain('evil.test')

  const panel = tess.getByRole('region', { name: 'What could help' })
  await sees(panel, 'Interrupts people')
  await expectAccessible(tess, 'cards that the model proposed')
  await panel.getByRole('group').filter({ hasText: 'Replace the water' }).locator('summary').click()
  await panel
    .getByRole('group')
    .filter({ hasText: 'Replace the water' })
    .getByRole('button', { name: 'Keep for later' })
    .click()
  await sees(stepRow(tess, 'Replace the water'), 'Not tried yet')
  await panel.locator('summary').filter({ hasText: 'Measure the temperature' }).focus()
  await tess.keyboard.press('p')
  await sees(stepRow(tess, 'Measure the temperature'), 'Partial')
  await panel.locator('summary').filter({ hasText: 'Replace the water' }).focus()
  await tess.keyboard.press('x')
  await sees(stepRow(tess, 'Replace the water'), 'Skipped')
  const { steps } = await technician.call(getSession, { params: { id } })
  expect(steps.map(({ text, outcome }) => [text, outcome])).toEqual([
    ['Replace the water', 'skipped'],
    ['Measure the temperature', 'partial'],
  ])
  await expect.poll(() => panel.count(), PATIENCE).toBe(0)
})

test('an answer under way is seen in every tab, survives a reload, and can be stopped', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: FISH })
  model.mode = 'hang'
  const [tess, other] = await Promise.all([open(id, technician), open(id, technician)])
  await tess.getByRole('button', { name: 'Ask the copilot' }).click()
  await sees(row(tess), 'Thinking')
  await sees(row(other), 'Answering you')
  await expectAccessible(tess, 'an answer under way')
  await tess.reload()
  await sees(row(tess), 'Answering you')
  await row(other).getByRole('button', { name: 'Stop' }).click()
  for (const page of [tess, other]) await expect.poll(() => row(page).count(), PATIENCE).toBe(0)
  expect((await technician.call(getSession, { params: { id } })).messages).toEqual([])
})

test('an answer under way is seen and can be stopped where the clock of the browser is a day fast', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: FISH })
  model.mode = 'hang'
  const tess = await stage.open(technician, { path: '/pilot' })
  await tess.clock.install({ time: Date.now() + 86_400_000 })
  await tess.goto(`/pilot/${id}`)
  await isLive(tess)
  await tess.getByRole('button', { name: 'Ask the copilot' }).click()
  await sees(row(tess), 'Thinking')
  await tess.reload()
  await sees(row(tess), 'Answering you')
  await row(tess).getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => row(tess).count(), PATIENCE).toBe(0)
})

test('a line that dies without a word in the middle of an answer leaves nothing behind', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: FISH })
  model.mode = 'good'
  model.answer = () => 'Measure the water first.'
  const tess = await stage.open(technician, { path: '/pilot' })
  await tess.addInitScript(() => {
    const { fetch } = window
    window.fetch = async (address, init) => {
      const answer = await fetch(address, init)
      const isAnswer = String(address).endsWith('/copilot/answer')
      return isAnswer ? new Response(new ReadableStream({}), answer) : answer
    }
  })
  await tess.goto(`/pilot/${id}`)
  await isLive(tess)
  await tess.getByRole('button', { name: 'Ask the copilot' }).click()
  await sees(conversation(tess), 'Measure the water first.')
  await expect.poll(() => row(tess).count(), PATIENCE).toBe(0)
  await tess.getByRole('button', { name: 'Ask the copilot' }).and(tess.locator(':enabled')).waitFor()
})

test('a tab that is closed in the middle costs nobody the answer, and one without a model says so', async () => {
  const { technician } = await server.hire('technician')
  const { id } = await technician.call(createSession, { body: FISH })
  model.mode = 'hang'
  const [tess, other] = await Promise.all([open(id, technician), open(id, technician)])
  await tess.getByRole('button', { name: 'Ask the copilot' }).click()
  await sees(row(other), 'Answering you')
  await tess.close()
  await sees(conversation(other), 'The AI model cannot be asked right now')
  await sees(conversation(other), 'It would help to know')
})
