import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NudgeSession, type NudgeSettings, nudgeOf } from './nudge.ts'

const BEGAN = Date.parse('2026-03-02T09:00:00.000Z')
const minutes = (after: number) => BEGAN + after * 60_000
const at = (after: number) => new Date(minutes(after)).toISOString()
const failed = (after: number) => ({ outcome: 'failed' as const, updatedAt: at(after) })

const found = (change: Partial<NudgeSession> = {}): NudgeSession => ({
  session: { status: 'active', createdAt: at(0) },
  steps: [],
  handoffs: [],
  mayEscalate: true,
  answered: false,
  ...change,
})
const BOTH: NudgeSettings = { afterMinutes: 30, afterFailures: 3 }
const due = (change: Partial<NudgeSession> = {}, settings = BOTH) => {
  const nudge = nudgeOf(found(change), settings)
  return (
    nudge && { ...nudge, dueAt: (nudge.dueAt - BEGAN) / 60_000, beganAt: (nudge.beganAt - BEGAN) / 60_000 }
  )
}

describe('the time-box', () => {
  test('ends so many minutes after the session began', () => {
    expect(due()).toEqual({ reason: 'minutes', count: 30, dueAt: 30, beganAt: 0 })
    expect(due({}, { afterMinutes: 5, afterFailures: null })).toMatchObject({ dueAt: 5 })
  })

  test('ends with so many failed steps, when they come first', () => {
    const steps = [failed(4), failed(2), { outcome: 'worked' as const, updatedAt: at(5) }, failed(9)]
    expect(due({ steps })).toEqual({ reason: 'failures', count: 3, dueAt: 9, beganAt: 0 })
    expect(due({ steps: [...steps, failed(12)] })).toMatchObject({ count: 4, dueAt: 9 })
    expect(due({ steps: steps.slice(0, 2) })).toMatchObject({ reason: 'minutes' })
    expect(due({ steps: [failed(2), failed(4), failed(31)] })).toMatchObject({ reason: 'minutes', dueAt: 30 })
  })

  test('begins anew with whoever takes the session over, and forgets what failed before', () => {
    const steps = [failed(1), failed(2), failed(3)]
    const claimed = { status: 'claimed' as const, claimedAt: at(20), endedAt: null }
    expect(due({ steps, handoffs: [claimed] })).toMatchObject({ reason: 'minutes', dueAt: 50, beganAt: 20 })
    const returned = { status: 'returned' as const, claimedAt: at(20), endedAt: at(40) }
    expect(due({ steps, handoffs: [returned] })).toMatchObject({ dueAt: 70, beganAt: 40 })
    const withdrawn = { status: 'withdrawn' as const, claimedAt: null, endedAt: at(7) }
    expect(due({ steps, handoffs: [withdrawn] })).toMatchObject({ dueAt: 37, beganAt: 7 })
  })

  test('each of its two ends can be switched off', () => {
    const steps = [failed(1), failed(2), failed(3)]
    expect(due({ steps }, { afterMinutes: 30, afterFailures: null })).toMatchObject({ reason: 'minutes' })
    expect(due({ steps }, { afterMinutes: null, afterFailures: 3 })).toMatchObject({ reason: 'failures' })
    expect(due({ steps: [] }, { afterMinutes: null, afterFailures: 3 })).toBeNull()
    expect(due({ steps }, { afterMinutes: null, afterFailures: null })).toBeNull()
  })
})

test.each<[string, Partial<NudgeSession>]>([
  ['who has answered', { answered: true }],
  ['who only looks on', { mayEscalate: false }],
  [
    'while the escalation is being prepared',
    { session: { status: 'requesting_escalation', createdAt: at(0) } },
  ],
  ['once it is escalated', { session: { status: 'escalated', createdAt: at(0) } }],
  ['once it is resolved', { session: { status: 'resolved', createdAt: at(0) } }],
  ['while a hand-off is open', { handoffs: [{ status: 'open', claimedAt: null, endedAt: null }] }],
])('nobody is asked %s', (_who, change) => {
  expect(due({ steps: [failed(1), failed(2), failed(3)], ...change })).toBeNull()
})

const time = fc.integer({ min: 0, max: 600 }).map(at)
const anySession: fc.Arbitrary<NudgeSession> = fc.record({
  session: fc.record({
    status: fc.constantFrom('active', 'requesting_escalation', 'escalated', 'resolved'),
    createdAt: time,
  }),
  steps: fc.array(
    fc.record({ outcome: fc.constantFrom('failed', 'worked', 'proposed', 'partial'), updatedAt: time }),
    { maxLength: 8 },
  ),
  handoffs: fc.array(
    fc.record({
      status: fc.constantFrom('open', 'claimed', 'returned', 'withdrawn', 'passed_on'),
      claimedAt: fc.option(time),
      endedAt: fc.option(time),
    }),
    { maxLength: 3 },
  ),
  mayEscalate: fc.boolean(),
  answered: fc.boolean(),
})
const anySettings: fc.Arbitrary<NudgeSettings> = fc.record({
  afterMinutes: fc.option(fc.integer({ min: 1, max: 480 })),
  afterFailures: fc.option(fc.integer({ min: 1, max: 20 })),
})

test('nobody is asked before the work began, later than the time-box ends, twice, or without being able to escalate', () => {
  fc.assert(
    fc.property(anySession, anySettings, (session, settings) => {
      const nudge = nudgeOf(session, settings)
      if (!nudge) return
      expect(nudge.dueAt).toBeGreaterThanOrEqual(nudge.beganAt)
      if (settings.afterMinutes !== null)
        expect(nudge.dueAt).toBeLessThanOrEqual(nudge.beganAt + settings.afterMinutes * 60_000)
      expect(session).toMatchObject({ answered: false, mayEscalate: true, session: { status: 'active' } })
      expect(session.handoffs.map(({ status }) => status)).not.toContain('open')
      expect(settings[nudge.reason === 'minutes' ? 'afterMinutes' : 'afterFailures']).not.toBeNull()
    }),
  )
})

test('one more failed step never puts the question off, and the order of steps and hand-offs does not matter', () => {
  fc.assert(
    fc.property(anySession, anySettings, time, (session, settings, updatedAt) => {
      const nudge = nudgeOf(session, settings)
      const more = { ...session, steps: [...session.steps, { outcome: 'failed' as const, updatedAt }] }
      if (nudge) expect(nudgeOf(more, settings)?.dueAt).toBeLessThanOrEqual(nudge.dueAt)
      const turned = {
        ...session,
        steps: session.steps.toReversed(),
        handoffs: session.handoffs.toReversed(),
      }
      expect(nudgeOf(turned, settings)).toEqual(nudge)
    }),
  )
})
