import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import { listNotifications } from '../../src/shared/contract/notifications.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { assessByRules } from '../../src/shared/domain/assessment/assess.ts'
import { type Member, startApp, type TestApp } from '../support/app.ts'
import { ATTACKS, HARMFUL } from '../support/attacks.ts'
import { everywhere } from '../support/model-server/answers.ts'
import { type ModelServer, startModelServer } from '../support/model-server.ts'
import type { TestStream } from '../support/stream.ts'

let app: TestApp
let server: ModelServer
let live: TestStream
let people: Record<'tess' | 'marta' | 'kenji' | 'ruth' | 'mallory', Member>

beforeAll(async () => {
  server = await startModelServer()
  app = await startApp({
    config: {
      RF_AI_PROVIDER: 'openai_compatible',
      RF_AI_BASE_URL: server.url,
      RF_AI_MODEL: 'test-model',
      RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
      // This is not about time.
      ESCALATION_AI_ASSESSMENT_TIMEOUT_SECONDS: '60',
    },
  })
  const { hire } = await app.addOrganization()
  people = {
    tess: await hire('technician', 'Tess'),
    marta: await hire('engineer', 'Marta'),
    kenji: await hire('engineer', 'Kenji'),
    ruth: await hire('admin', 'Ruth'),
    mallory: await hire('technician', 'mallory'),
  }
  live = await people.marta.stream()
})
afterAll(async () => {
  live?.close()
  await app?.close()
  await server?.close()
})

/** A session with this text wherever somebody can write, handed off, and its assessment refined by the model. */
async function handOff(text: string, wish: string) {
  const { tess, marta } = people
  server.answer = () => everywhere(wish)
  const { id } = await tess.call(sessions.importSession, {
    body: {
      title: text.slice(0, 200),
      problem: `Outlook asks. ${text}`,
      client: text.slice(0, 200),
      messages: [
        { author: 'Client', role: 'client', text },
        { author: 'Copilot', role: 'copilot', text },
        { author: text.slice(0, 100), role: 'other', text: `See the file "${text}"` },
      ],
    },
  })
  const params = { id }
  await tess.call(sessions.addStep, {
    params,
    body: { text: text.slice(0, 2_000), outcome: 'failed', note: text },
  })
  const created = await tess.call(handoffs.createHandoff, {
    params,
    body: {
      reason: text,
      impact: text.slice(0, 1_000),
      watchLevel: 'critical',
      targetUserId: marta.actor.id,
    },
  })
  await live.event('handoff_assessment_ready', ({ data }) => data.handoff.id === created.id)
  const told = await marta.call(handoffs.getHandoff, { params: { id: created.id } })
  return { draft: assessByRules({ snapshot: told.snapshot, impact: created.impact }), told }
}

/** Who gets which kind of bell entry for a hand-off. */
async function recipients(handoffId: string) {
  const bells = await Promise.all(
    Object.entries(people).map(async ([name, member]) => {
      const { notifications } = await member.call(listNotifications, {})
      return notifications.filter(one => one.handoffId === handoffId).map(({ kind }) => `${name}: ${kind}`)
    }),
  )
  return bells.flat().sort()
}

const routing = ({ handoff }: handoffs.HandoffDetail) => {
  const { status, watchLevel, target, createdBy, claimedBy, fence, assessmentStatus } = handoff
  return { status, watchLevel, target, createdBy, claimedBy, fence, assessmentStatus }
}

describe('whatever stands in a session, and however a model obeys it', () => {
  let harmless: { routing: object; recipients: string[] }
  beforeAll(async () => {
    const { told } = await handOff('The printer is slow', 'Restart it')
    expect(told.assessment?.causes[0]?.text).toBe('Restart it')
    harmless = { routing: routing(told), recipients: await recipients(told.handoff.id) }
    expect(harmless.recipients).toEqual(['kenji: escalation', 'marta: escalation', 'ruth: escalation'])
  })

  test.each(ATTACKS)(
    '$name changes neither urgency nor routing nor recipients',
    async ({ text, wish = text }) => {
      const { draft, told } = await handOff(text, wish)
      expect({ routing: routing(told), recipients: await recipients(told.handoff.id) }).toEqual(harmless)
      const made = told.assessment
      expect(made).toMatchObject({ source: 'llm', facts: draft.facts, notTried: draft.notTried })
      const ofModel = [made?.causes, made?.suggestedSteps, made?.contingency]
        .flat()
        .map(one => ({ ...one, citations: [] }))
      for (const one of ofModel)
        if (!draft.suggestedSteps.some(({ text }) => 'text' in one && text === one.text))
          for (const text of Object.values(one)) expect(String(text)).not.toMatch(HARMFUL)
    },
  )
})
