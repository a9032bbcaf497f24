import { afterAll, beforeAll, expect, test } from 'vitest'
import { getHandoff } from '../src/shared/contract/handoffs.ts'
import { ATTACKS, HARMFUL } from '../test/support/attacks.ts'
import { llmOver } from '../test/support/llm.ts'
import { eachEverywhere } from '../test/support/model-server/answers.ts'
import { type ModelServer, startModelServer } from '../test/support/model-server.ts'
import { finish, makePending } from '../test/support/pending-assessment.ts'
import { contextScreen } from './support/engineer.ts'
import { sees } from './support/sees.ts'
import { prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()
let model: ModelServer
beforeAll(async () => {
  model = await startModelServer()
})
afterAll(() => model?.close())

/** As many as one assessment has room for. */
const TOGETHER = 3

test('what a model was talked into is plain text on the context screen: nothing to follow, fetch or run', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const llm = llmOver(server.app, model)
  const marta = await stage.open(engineer)
  const asked: string[] = []
  marta.on('request', request => asked.push(request.url()))
  for (let at = 0; at < ATTACKS.length; at += TOGETHER) {
    const wishes = ATTACKS.slice(at, at + TOGETHER).map(({ text, wish = text }) => wish)
    const { session, handoff } = await handedOff(technician)
    const { snapshot, assessment: draft } = await engineer.call(getHandoff, { params: { id: handoff.id } })
    if (!draft) throw new Error('The rules said nothing')
    await makePending(technician, handoff)
    model.answer = () => eachEverywhere(wishes)
    const input = { snapshot, impact: handoff.impact, draft }
    const assessment = await llm.assessor.assess(technician.actor.orgId, input, new AbortController().signal)
    await finish(technician, handoff, { status: 'ready', assessment })

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
