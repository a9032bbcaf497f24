import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message, SessionDetail, SessionSummary, Step } from '../../../shared/contract/sessions.ts'
import { patchDetail, permissionsMayDiffer, type SessionEvent } from './patches.ts'

const ana = { id: 'ana', name: 'Ana' }
const ben = { id: 'ben', name: 'Ben' }
const at = '2026-11-23T10:00:00.000Z'

const session: SessionSummary = {
  id: 's1',
  title: 'No mail',
  problem: 'Mail stopped',
  client: null,
  ticketRef: null,
  status: 'active',
  owner: ana,
  createdBy: ana,
  createdAt: at,
  updatedAt: at,
  resolvedAt: null,
  resolution: null,
  version: 1,
}
const detail: SessionDetail = {
  session,
  participants: [ana],
  messages: [],
  steps: [],
  permissions: { write: true, manage: true },
  currentHandoffId: null,
  cursor: '',
}
const message = (ordinal: number): Message => ({
  id: `m${ordinal}`,
  sessionId: 's1',
  ordinal,
  author: ana,
  role: 'technician',
  text: `message ${ordinal}`,
  at,
})
const step = (ordinal: number, version: number): Step => ({
  id: `t${ordinal}`,
  sessionId: 's1',
  ordinal,
  text: 'Restarted it',
  outcome: version === 1 ? 'proposed' : 'failed',
  note: null,
  messageId: null,
  author: ana,
  at,
  updatedAt: at,
  version,
})

const base = { seq: 1, at, actor: ana }
const added = (ordinal: number): SessionEvent => ({
  ...base,
  type: 'message_added',
  data: { message: message(ordinal) },
})
const stepAt = (ordinal: number, version: number): SessionEvent => ({
  ...base,
  type: version === 1 ? 'step_recorded' : 'step_changed',
  data: { step: step(ordinal, version) },
})
const escalated: SessionEvent = {
  ...base,
  type: 'session_updated',
  data: { session: { ...session, status: 'escalated', version: 2 }, participants: [ana] },
}
const claimed: SessionEvent = {
  ...base,
  type: 'session_updated',
  data: { session: { ...session, owner: ben, version: 3 }, participants: [ana, ben] },
}

const history = [added(1), added(2), stepAt(1, 1), added(3), escalated, stepAt(1, 2), stepAt(2, 1), claimed]
const after = history.reduce(patchDetail, detail)

describe('patchDetail', () => {
  it('builds the session that a fetch would give', () => {
    expect(after.messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3'])
    expect(after.steps.map(({ id, version }) => [id, version])).toEqual([
      ['t1', 2],
      ['t2', 1],
    ])
    expect(after.session).toMatchObject({ owner: ben, version: 3 })
    expect(after.participants).toEqual([ana, ben])
  })

  it('ends the same whatever the order in which events come, and however often', () => {
    const shuffled = fc.shuffledSubarray([...history, ...history], {
      minLength: history.length * 2,
    })
    fc.assert(
      fc.property(shuffled, events => {
        expect(events.reduce(patchDetail, detail)).toEqual(after)
      }),
    )
  })

  it('gives back the same object when an event is no news, so that nothing is drawn again', () => {
    for (const event of history) expect(patchDetail(after, event)).toBe(after)
  })

  it('leaves other sessions alone', () => {
    const other = { ...detail, session: { ...session, id: 's2' } }
    expect(patchDetail(other, added(1))).toBe(other)
  })
})

describe('permissionsMayDiffer', () => {
  it('is true when status, owner or participants change, and only then', () => {
    expect(permissionsMayDiffer(detail, patchDetail(detail, escalated))).toBe(true)
    expect(permissionsMayDiffer(detail, patchDetail(detail, claimed))).toBe(true)
    expect(permissionsMayDiffer(detail, patchDetail(detail, added(1)))).toBe(false)
    expect(permissionsMayDiffer(detail, patchDetail(detail, stepAt(1, 2)))).toBe(false)
  })
})
