import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../../../test/support/app.ts'
import { type Caller, logIn } from '../../../../../test/support/caller.ts'
import {
  getDeliveryHealth,
  getEscalationFigures,
  getRecovered,
  listMeasuredEscalations,
} from '../../../../shared/contract/analytics.ts'
import { newHandoff } from '../../../../shared/contract/handoffs.ts'
import {
  getSession,
  newMessage,
  newSession,
  newStep,
  resolveSession,
} from '../../../../shared/contract/sessions.ts'
import { DEMO_LOGINS } from '../cast.ts'
import { seedDemo } from '../seed-demo.ts'
import { stories } from '../stories/all-stories.ts'
import { makeChance } from './chance.ts'
import { pastCases } from './past-cases.ts'
import { planWeeks } from './plan-weeks.ts'

const MONDAY = Date.parse('2026-11-30T00:00:00Z')

describe('the weeks before the demo', () => {
  const plan = (midnight = MONDAY) => planWeeks(midnight, makeChance(1))

  it('are the same at each start, in order, and over before today', () => {
    expect(plan()).toEqual(plan())
    const times = plan().map(({ startedAt }) => startedAt)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.length).toBeGreaterThanOrEqual(120)
    expect(times.length).toBeLessThanOrEqual(200)
    const over = plan().map(p => p.startedAt + (3 * p.worked + p.toSeen + p.toClaim + p.toEnd) * 1000)
    expect(Math.max(...over)).toBeLessThan(MONDAY)
  })

  it.each(pastCases.map(one => [one.title, one] as const))(
    'tell what the API would accept: %s',
    (_title, one) => {
      const { title, problem, reason, watchLevel, impact, resolution } = one
      newSession.parse({ title, problem })
      for (const text of [one.told, one.answer]) newMessage.parse({ text })
      for (const [text, outcome, note] of one.steps) newStep.parse({ text, outcome, note })
      newHandoff.parse({ reason, watchLevel, impact })
      resolveSession.body.parse({ resolution })
    },
  )

  it('name no machine or address that could be real', () => {
    const addresses = JSON.stringify(pastCases).match(/\d{1,3}(?:\.\d{1,3}){3}/g) ?? []
    expect(addresses.filter(address => !/^(10|169\.254)\./.test(address))).toEqual([])
  })
})

describe('a demo that has just begun', () => {
  let app: TestApp
  let owner: Caller
  beforeAll(async () => {
    app = await startApp()
    await seedDemo(app.services)
    const { email, password } = DEMO_LOGINS.at(-1) as (typeof DEMO_LOGINS)[number]
    owner = await logIn(app.url, email, password)
  })
  afterAll(() => app?.close())

  it('has figures for every part of the analytics page, none of them from a clock that jumped', async () => {
    const figures = await owner.call(getEscalationFigures, { query: { period: '30d' } })
    for (const measure of [figures.timeToSeen, figures.timeToClaim, figures.timeToFirstAction])
      expect(measure.now).toMatchObject({ status: 'ok', invalid: 0 })
    const { now } = figures.timeToFirstAction
    expect(now.status === 'ok' && now.median).toBeGreaterThan(60)
    expect(now.status === 'ok' && now.median).toBeLessThan(300)
    expect(figures.clients.groups.length).toBeGreaterThanOrEqual(7)
    expect(figures.categories.groups.length).toBeGreaterThanOrEqual(10)
    expect(figures.engineers.groups.length).toBeGreaterThanOrEqual(3)
    const deliveries = await owner.call(getDeliveryHealth, { query: { period: '30d' } })
    expect(deliveries.channels.map(({ channel }) => channel).sort()).toEqual(['email', 'in_app', 'slack'])
    const recovered = await owner.call(getRecovered, { query: { period: '30d' } })
    expect(recovered.check.status).not.toBe('insufficient_data')
  })

  it('counts the claims of its stories at the minutes that they tell', async () => {
    const { escalations } = await owner.call(listMeasuredEscalations, { query: { period: '7d' } })
    const told = stories.filter(({ state }) => state !== 'active' && 'claimed' in state)
    for (const { title, state } of told) {
      if (state === 'active' || !('claimed' in state)) continue
      const { escalation, claim } = state.claimed
      const found = escalations.find(one => one.title === title)
      expect(found?.secondsToClaim).toBe((claim.minute - escalation.minute) * 60)
      expect(found?.secondsToFirstAction).toBeGreaterThan(0)
    }
    expect(told.length).toBeGreaterThan(0)
  })

  it('opens what is behind a figure as it was left', async () => {
    const { escalations } = await owner.call(listMeasuredEscalations, { query: { period: '30d' } })
    const id = escalations.find(({ status }) => status === 'resolved')?.sessionId as string
    const { session, messages, steps } = await owner.call(getSession, { params: { id } })
    expect(session.status).toBe('resolved')
    expect(messages.length + steps.length).toBeGreaterThan(2)
  })
})
