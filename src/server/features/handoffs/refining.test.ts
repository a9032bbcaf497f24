import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { type ModelMode, type ModelServer, startModelServer } from '../../../../test/support/model-server.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

const SECONDS = 1

let app: TestApp
let model: ModelServer
let technician: Member
let engineer: Member
let admin: Member

beforeAll(async () => {
  model = await startModelServer()
  app = await startApp({
    config: {
      RF_AI_PROVIDER: 'openai_compatible',
      RF_AI_BASE_URL: model.url,
      RF_AI_MODEL: 'test-model',
      RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
      ESCALATION_AI_ASSESSMENT_TIMEOUT_SECONDS: String(SECONDS),
    },
  })
})
afterAll(async () => {
  await app?.close()
  await model?.close()
})
// Another organization each time: a model that failed often is left alone for a while, by organization.
beforeEach(async () => {
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  engineer = await organization.hire('engineer', 'Marta')
  admin = await organization.hire('admin', 'Ada')
})

async function escalate() {
  const { id } = await technician.call(sessions.createSession, {
    body: { title: 'VPN', problem: 'VPN fails with error 13801' },
  })
  return technician.call(handoffs.createHandoff, { params: { id }, body: { reason: 'Stuck' } })
}
const detail = (id: string) => engineer.call(handoffs.getHandoff, { params: { id } })
const faultOf = async (id: string) =>
  (await admin.call(handoffs.getAssessmentFault, { params: { id } })).fault

/** Escalates, waits for the one end of the assessment, and answers what an engineer reads then. */
async function ended() {
  const live = await engineer.stream()
  const handoff = await escalate()
  await live.event('handoff_assessment_ready', ({ data }) => data.handoff.id === handoff.id)
  await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
  await live.event('handoff_claimed')
  // A hand-off before it may end its own assessment meanwhile.
  const ends = live
    .events()
    .filter(event => event.type === 'handoff_assessment_ready' && event.data.handoff.id === handoff.id)
  live.close()
  expect(ends.length, 'one event an end').toBe(1)
  return { created: handoff, after: await detail(handoff.id) }
}

describe('with a model', () => {
  test('the rules answer at once, and the model takes their place when it is ready', async () => {
    model.mode = 'hang'
    const { id, assessmentStatus } = await escalate()
    expect(assessmentStatus).toBe('pending')
    expect((await detail(id)).assessment).toMatchObject({ source: 'rules', causes: [{}, {}, {}] })

    model.mode = 'good'
    const { created, after } = await ended()
    expect(created.assessmentStatus).toBe('pending')
    expect(after.handoff.assessmentStatus).toBe('ready')
    expect(after.assessment?.source).toBe('llm')
    expect(await faultOf(created.id)).toBeNull()
  })

  test.each<[ModelMode, handoffs.AssessmentStatus]>([
    ['hang', 'timed_out'],
    ['trickle', 'timed_out'],
    ['error', 'failed'],
    ['invalid_json', 'failed'],
    ['outside_schema', 'failed'],
    ['cut', 'failed'],
    ['wrong_key', 'failed'],
  ])('that does %s it ends as %s in time, and the answer of the rules stands', async (mode, status) => {
    model.mode = mode
    const { after } = await ended()
    expect(after.handoff.assessmentStatus).toBe(status)
    expect(after.assessment?.source).toBe('rules')
  })

  test('admins read what could not be used, and nobody else does', async () => {
    model.mode = 'outside_schema'
    const { created } = await ended()
    expect(await faultOf(created.id)).toMatchObject({
      message: expect.any(String),
      rawText: expect.stringMatching(/./),
    })
    expect(await engineer.raw(`/api/v1/handoffs/${created.id}/assessment-fault`)).toMatchObject({
      status: 403,
    })
  })
})
