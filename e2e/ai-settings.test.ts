import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeAiSettings } from '../src/shared/contract/ai.ts'
import { type ModelServer, startModelServer } from '../test/support/model-server.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { hasFocus, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { startedSession } from './support/work.ts'

const KEY = 'sk-live-0123456789abcdefghijkl'
const stage = prepareBrowser()
const server = prepareServer({ RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' })
let model: ModelServer

beforeAll(async () => {
  model = await startModelServer()
})
beforeEach(() => {
  model.mode = 'good'
  model.asked.length = 0
})
afterAll(() => model?.close())

const field = (page: Page, name: string) => page.getByRole('textbox', { name })
const keyField = (page: Page) => page.locator('input[type=password]')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('an admin chooses a model, tries it out, and sees what is sent', async () => {
  stage.faults.expect(/status of 400/)
  const { admin, technician } = await server.hire('admin', 'technician')
  const { session } = await startedSession(technician)
  const page = await stage.open(admin, { path: '/settings/ai' })
  await sees(page, 'No model was asked yet.')

  await page.getByRole('radio', { name: 'OpenAI-compatible' }).check()
  await press(page, 'Save')
  await sees(page, 'Name the model to ask')
  await hasFocus(field(page, 'Address'))
  await field(page, 'Address').fill(model.url)
  await field(page, 'Model').fill('test-model')
  await keyField(page).fill(KEY)

  model.mode = 'wrong_key'
  await press(page, 'Test connection')
  await sees(page, 'The server answered 401: Incorrect API key provided: [key]')
  model.mode = 'good'
  await press(page, 'Test connection')
  await sees(page, /test-model answered in \d/)
  expect(model.asked.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`)

  await field(page, 'Tokens a month').fill('many')
  await press(page, 'Save')
  await sees(page, 'Enter a number, or leave it empty')
  await field(page, 'Tokens a month').fill('500000')
  await press(page, 'Save')
  await sees(page, 'The AI settings were saved')
  await sees(page, 'On')
  await sees(page, '0 of 500,000')
  expect(await page.content()).not.toContain(KEY)
  await page.reload()
  expect(await keyField(page).inputValue()).toBe('')
  expect(await keyField(page).getAttribute('placeholder')).toContain('Stored')

  const asked = model.asked.length
  await page.getByRole('radio', { name: new RegExp(session.title) }).check()
  await sees(page, `POST ${model.url}/chat/completions`)
  const request = page.getByRole('group', { name: 'Request' })
  await sees(request, session.problem)
  await press(page, 'Byte for byte')
  const payload = JSON.parse((await request.textContent()) ?? '') as { model: string }
  expect(payload.model).toBe('test-model')
  expect(model.asked).toHaveLength(asked)
  await expectAccessible(page, 'the AI settings')
})

test('what another admin saves is seen without a reload, and the keyboard reaches all of it', async () => {
  const { admin } = await server.hire('admin')
  const page = await stage.open(admin, { path: '/settings/ai', ...{ viewport: PHONE } })
  await page.getByRole('radio', { name: 'As the server is set up' }).waitFor()
  await expectNoSideways(page, 'the AI settings on a phone')
  await page.getByRole('radio', { name: 'As the server is set up' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await hasFocus(field(page, 'Address'))

  await admin.call(changeAiSettings, {
    body: {
      provider: 'openai_compatible',
      baseUrl: model.url,
      model: 'm',
      jsonSchema: true,
      monthlyTokenLimit: 0,
      monthlyCostLimit: null,
      inputPrice: null,
      outputPrice: null,
    },
  })
  await sees(page, 'Limit reached: not asked')
  await sees(page, 'Somebody saved other settings meanwhile.')
  await press(page, 'Show theirs')
  await expect.poll(() => field(page, 'Model').inputValue(), PATIENCE).toBe('m')
  await expectAccessible(page, 'the AI settings on a phone')
})
