import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { finish, makePending } from '../../../../test/support/pending-assessment.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as sessions from '../../../shared/contract/sessions.ts'
import { rulesAssessor } from './assessor.ts'

let app: TestApp
let technician: Member
let engineer: Member

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  engineer = await organization.hire('engineer', 'Marta')
})

const get = (id: string) => engineer.call(handoffs.getHandoff, { params: { id } })

async function escalated() {
  const session = await technician.call(sessions.createSession, {
    body: { title: 'VPN', problem: 'VPN fails with error 13801' },
  })
  const params = { id: session.id }
  const message = await technician.call(sessions.addMessage, {
    params,
    body: { text: 'It says error 13801.' },
  })
  const handoff = await technician.call(handoffs.createHandoff, { params, body: { reason: 'Stuck' } })
  return { handoff, message }
}

/** As a hand-off is whose assessment has still to come. */
async function pending() {
  const { handoff } = await escalated()
  await makePending(technician, handoff)
  return handoff
}

const made = (text: string): handoffs.Assessment => ({
  source: 'llm',
  facts: [{ text, citations: [], supported: false }],
  causes: [],
  ruledOut: [],
  notTried: [],
  suggestedSteps: [],
  contingency: [],
  risks: [],
})

describe('the hand-off', () => {
  test('has its assessment at once, citing the session, and says so once', async () => {
    const live = await engineer.stream()
    const { handoff, message } = await escalated()
    expect(handoff.assessmentStatus).toBe('ready')
    const { assessment } = await get(handoff.id)
    expect(assessment).toMatchObject({
      source: 'rules',
      causes: [{ supported: true, citations: [{ kind: 'message', id: message.id }] }, {}, {}],
    })
    await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
    await live.event('handoff_claimed')
    const told = live.events().filter(({ type }) => type.startsWith('handoff_'))
    expect(told.map(({ type }) => type)).toEqual([
      'handoff_created',
      'handoff_assessment_ready',
      'handoff_claimed',
    ])
    live.close()
  })

  test('is made all the same when the assessor breaks', async () => {
    const broken = vi.spyOn(rulesAssessor, 'assess').mockImplementation(() => {
      throw new Error('broken')
    })
    const { handoff } = await escalated().finally(() => broken.mockRestore())
    expect(handoff).toMatchObject({ status: 'open', assessmentStatus: 'failed' })
    expect((await get(handoff.id)).assessment).toBeNull()
  })
})

describe('an assessment that is still to come', () => {
  test('ends once; what comes later is dropped and told to nobody', async () => {
    const handoff = await pending()
    const live = await engineer.stream()
    expect(await finish(technician, handoff, { status: 'ready', assessment: made('in time') })).toMatchObject(
      {
        assessment_status: 'ready',
        version: handoff.version + 1,
      },
    )
    expect(await finish(technician, handoff, { status: 'timed_out' })).toBeUndefined()
    expect(await finish(technician, handoff, { status: 'ready', assessment: made('late') })).toBeUndefined()
    expect((await get(handoff.id)).assessment).toEqual(made('in time'))

    await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
    await live.event('handoff_claimed')
    expect(live.events().filter(({ type }) => type === 'handoff_assessment_ready')).toHaveLength(1)
    live.close()
  })

  test('ends also when somebody has claimed the hand-off meanwhile', async () => {
    const handoff = await pending()
    await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
    await finish(technician, handoff, { status: 'ready', assessment: made('while you read') })
    expect(await get(handoff.id)).toMatchObject({
      handoff: { status: 'claimed', assessmentStatus: 'ready' },
      assessment: { source: 'llm' },
    })
  })

  test.each(['timed_out', 'failed'] as const)('may end as %s, without one', async status => {
    const handoff = await pending()
    await finish(technician, handoff, { status })
    expect(await get(handoff.id)).toMatchObject({ handoff: { assessmentStatus: status }, assessment: null })
  })
})
