import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCopilot } from '../../src/shared/contract/copilot.ts'
import type { Handoff, HandoffDetail } from '../../src/shared/contract/handoffs.ts'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import { readNotifications } from '../../src/shared/contract/notifications.ts'
import type { RouteDef, RouteInput } from '../../src/shared/contract/route.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { type Member, startApp, type TestApp } from '../support/app.ts'
import { askAnswer } from '../support/copilot.ts'
import { applyEvent, fetchState, type HeldState } from '../support/held-state.ts'

const SEED = 4711
const PEOPLE = ['technician', 'engineer', 'engineer', 'admin'] as const
const ACTIONS = [
  'message',
  'step',
  'ask the copilot',
  'switch the copilot',
  'change step',
  'request',
  'cancel request',
  'escalate',
  'escalate',
  'claim',
  'claim',
  'release',
  'return',
  'withdraw',
  'resolve',
  'read one',
  'read all',
] as const

type Move = { who: number; session: number; action: (typeof ACTIONS)[number] }

/** Sessions of one play; the technician starts two and an engineer one. */
const STARTERS = [0, 0, 1]

const move = fc.record<Move>({
  who: fc.nat(PEOPLE.length - 1),
  session: fc.nat(STARTERS.length - 1),
  action: fc.constantFrom(...ACTIONS),
})

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

/** Plays the moves and answers how many were not refused. */
async function play(people: Member[], sessionIds: string[], moves: Move[]): Promise<number> {
  let done = 0
  for (const { who, session, action } of moves) {
    const person = people[who] as Member
    const id = sessionIds[session] as string
    if (await attempt(person, id, action)) done++
  }
  return done
}

async function attempt(person: Member, id: string, action: Move['action']): Promise<boolean> {
  const params = { id }
  const send = <R extends RouteDef>(route: R, input: RouteInput<R>) =>
    person.call(route, input).then(
      () => true,
      (error: Error) => {
        if (!/: 4\d\d /.test(error.message)) throw error
        return false
      },
    )
  const state = await fetchState(person, [id])
  const held = state.sessions.get(id)
  const current = held?.handoffs.handoffs[0]?.handoff
  const onCurrent = { id: current?.id ?? id }
  const fence = current?.fence ?? 0
  switch (action) {
    case 'message':
      return send(sessions.addMessage, { params, body: { text: 'Hello' } })
    case 'step':
      return send(sessions.addStep, { params, body: { text: 'Tried', outcome: 'failed' } })
    case 'ask the copilot':
      return (await askAnswer(person, id)) !== undefined
    case 'switch the copilot':
      return send(changeCopilot, { params, body: { answers: held?.copilot.answers === false } })
    case 'change step':
      return send(sessions.changeStep, {
        params: { id, stepId: held?.detail.steps[0]?.id ?? id },
        body: { outcome: 'worked', note: 'After all' },
      })
    case 'request':
    case 'cancel request':
      return send(sessions.requestEscalation, { params, body: { requesting: action === 'request' } })
    case 'escalate':
      return send(handoffs.createHandoff, { params, body: { reason: 'Stuck' } })
    case 'claim':
      return send(handoffs.claimHandoff, { params: onCurrent, body: {} })
    case 'release':
      return send(handoffs.releaseHandoff, { params: onCurrent, body: { fence } })
    case 'return':
      return send(handoffs.returnHandoff, { params: onCurrent, body: { fence, message: 'Try this' } })
    case 'withdraw':
      return send(handoffs.withdrawHandoff, { params: onCurrent, body: {} })
    case 'resolve':
      return send(sessions.resolveSession, { params, body: { resolution: 'Fixed' } })
    case 'read one':
      return send(readNotifications, {
        body: { ids: state.bell.notifications.slice(0, 1).map(entry => entry.id) },
      })
    case 'read all':
      return send(readNotifications, { body: {} })
  }
}

describe('what a browser held before, and every event since', () => {
  test('is what it would be told if it fetched anew, for everyone, whatever was done', async () => {
    let played = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 5, maxLength: 25 }),
        fc.array(move, { minLength: 10, maxLength: 40 }),
        async (before, after) => {
          const organization = await app.addOrganization()
          const people: Member[] = []
          for (const role of PEOPLE) people.push(await organization.hire(role))
          const ids: string[] = []
          for (const starter of STARTERS) ids.push((await start(people[starter] as Member)).id)

          await play(people, ids, before)
          const held = await Promise.all(people.map(person => fetchState(person, ids)))
          const streams = await Promise.all(people.map((person, n) => person.stream(held[n]?.bell.cursor)))
          played += await play(people, ids, after)

          // A resolved session is told to everyone, so whoever hears of this one has heard all before it.
          const last = await start(people[0] as Member)
          await (people[0] as Member).call(sessions.resolveSession, {
            params: { id: last.id },
            body: { resolution: 'x' },
          })
          for (const [n, person] of people.entries()) {
            const stream = streams[n]
            await stream?.event('session_resolved', ({ data }) => data.session.id === last.id)
            const patched = (stream?.events() ?? []).reduce(applyEvent, held[n] as HeldState)
            expectSame(patched, await fetchState(person, ids))
            stream?.close()
          }
        },
      ),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    )
    expect(played, 'enough of what was tried was allowed').toBeGreaterThan(40)
  }, 180_000)

  const start = (person: Member) =>
    person.call(sessions.createSession, { body: { title: 'Title', problem: 'Slow' } })

  function expectSame(patched: HeldState, fresh: HeldState) {
    expect(patched.lists.map(list => list.handoffs.map(shown))).toEqual(
      fresh.lists.map(list => list.handoffs.map(shown)),
    )
    expect(patched.bell.notifications).toEqual(fresh.bell.notifications)
    expect(patched.bell.unread).toBe(fresh.bell.unread)
    for (const [id, now] of fresh.sessions) {
      const before = patched.sessions.get(id)
      // Who could not read it has nothing of it to keep.
      if (!before) continue
      const { session, messages, steps, participants, permissions, currentHandoffId } = before.detail
      expect({ ...session, updatedAt: now.detail.session.updatedAt }).toEqual(now.detail.session)
      expect({ messages, steps, participants }).toEqual({
        messages: now.detail.messages,
        steps: now.detail.steps,
        participants: now.detail.participants,
      })
      if (!before.refetched)
        expect({ permissions, currentHandoffId }).toEqual({
          permissions: now.detail.permissions,
          currentHandoffId: now.detail.currentHandoffId,
        })
      if (!before.handoffsRefetched)
        expect(before.handoffs.handoffs.map(shownDetail)).toEqual(now.handoffs.handoffs.map(shownDetail))
    }
  }

  /** The session's own status is the session's to tell: a hand-off carries it as it was when it changed last. */
  const shown = ({ session: { status, ...session }, ...handoff }: Handoff) => ({ ...handoff, session })
  const shownDetail = ({ cursor, handoff, ...detail }: HandoffDetail) => ({
    ...detail,
    handoff: shown(handoff),
  })
})
