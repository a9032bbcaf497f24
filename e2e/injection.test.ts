import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeAiSettings } from '../src/shared/contract/ai.ts'
import { ATTACKS, HARMFUL } from '../test/support/attacks.ts'
import { eachEverywhere } from '../test/support/model-server/answers.ts'
import { type ModelServer, startModelServer } from '../test/support/model-server.ts'
import { contextScreen } from './support/engineer.ts'
import { sees } from './support/sees.ts'
import { prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer({
  RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
  ESCALATION_AI_ASSESSMENT_TIMEOUT_SECONDS: '60',
})
let model: ModelServer
beforeAll(async () => {
  model = await startModelServer()
})
afterAll(() => model?.close())

/** What a page could make something of; the rest are words. */
const WISHES = ATTACKS.map(({ text, wish = text }) => wish).filter(wish =>
  /[<[\]:@/]|[^\x20-\x7e]/.test(wish),
)
/** As many as one assessment has room for. */
const TOGETHER = 3

test('what a model was talked into is plain text on the context screen: nothing to follow, fetch or run', async () => {
  const { technician, engineer, admin } = await server.hire('technician', 'engineer', 'admin')
  await admin.call(changeAiSettings, {
    body: {
      provider: 'openai_compatible',
      baseUrl: model.url,
      model: 'test-model',
      jsonSchema: true,
      monthlyTokenLimit: null,
      monthlyCostLimit: null,
      inputPrice: null,
      outputPrice: null,
    },
  })
  const marta = await stage.open(engineer)
  const asked: string[] = []
  marta.on('request', request => asked.push(request.url()))
  for (let at = 0; at < WISHES.length; at += TOGETHER) {
    model.answer = () => eachEverywhere(WISHES.slice(at, at + TOGETHER))
    const { session } = await handedOff(technician)
    await marta.goto(`/pilot/${session.id}?pickup=true`)
    const screen = contextScreen(marta)
    await sees(screen, /^Cause: /)
    expect(await screen.locator('img, iframe, script, form, object, embed, link').count()).toBe(0)
    const targets = await screen
      .locator('a')
      .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
    expect(
      targets.filter(target => !target.startsWith(`/pilot/${session.id}`) && !target.startsWith('#')),
    ).toEqual([])
    expect(await screen.textContent()).not.toMatch(HARMFUL)
  }
  expect(asked.filter(url => new URL(url).origin !== new URL(engineer.url).origin)).toEqual([])
})
