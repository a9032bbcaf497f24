import { describe, expect, it } from 'vitest'
import type { Message, Step } from '../../contract/sessions.ts'
import { makeSnapshot } from '../snapshot.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString()
const message = (ordinal: number, role: Message['role'], text: string): Message => ({
  id: `m${ordinal}`,
  sessionId: 's',
  ordinal,
  author: { id: null, name: role },
  role,
  text,
  at: at(ordinal),
})
const card = (ordinal: number, text: string, change: Partial<Step> = {}): Step => ({
  id: `c${ordinal}`,
  sessionId: 's',
  ordinal,
  text,
  outcome: 'failed',
  note: null,
  messageId: null,
  author: { id: 't', name: 'Tess' },
  at: at(ordinal),
  updatedAt: at(ordinal),
  version: 1,
  ...change,
})
const MESSAGES = [
  message(1, 'technician', 'Phones drop calls at the branch office'),
  message(2, 'copilot', 'Restart the session border controller. Replace the uplink cable.'),
  message(3, 'technician', 'Restarted the session border controller, calls still drop'),
]
const make = (steps: Step[], messages = MESSAGES) =>
  makeSnapshot({ session: { problem: 'Calls drop', createdAt: at(0) }, messages, steps, at: at(30) })
const lines = (steps: Step[]) =>
  make(steps).tried.map(({ text, outcome, source, citations }) =>
    [source, outcome, text, ...citations.map(({ id }) => id)].join(' | '),
  )

describe('steps told in messages', () => {
  it('stand in the timeline with the messages that suggest and report them', () => {
    expect(lines([])).toEqual(['message | failed | Restart the session border controller. | m2 | m3'])
    expect(make([]).notTried).toEqual([
      { text: 'Replace the uplink cable.', citations: [{ kind: 'message', id: 'm2' }] },
    ])
  })
  it('give way to a card drawn from their message', () => {
    expect(lines([card(4, 'SBC restart', { messageId: 'm3', outcome: 'partial' })])).toEqual([
      'step | partial | SBC restart | c4 | m3',
    ])
  })
  it('give way to a card that tells the same', () => {
    expect(lines([card(4, 'Restarted the border controller of the session')])).toHaveLength(1)
  })
  it('stand beside a card that tells something else, in the order of time', () => {
    expect(lines([card(2, 'Measured the packet loss'), card(5, 'Asked the provider')])).toEqual([
      'step | failed | Measured the packet loss | c2',
      'message | failed | Restart the session border controller. | m2 | m3',
      'step | failed | Asked the provider | c5',
    ])
  })
  it('are counted', () => {
    expect(make([card(4, 'Measured the packet loss')]).counts).toEqual({ messages: 3, steps: 3, failed: 2 })
  })
  it('are read from the beginning and the end of a very long session', () => {
    const talk = Array.from({ length: 3_000 }, (_, index) =>
      message(index + 4, 'technician', `Line ${index} of the log that goes on and on.`),
    )
    const end = message(4_000, 'technician', 'I replaced the uplink cable, no change')
    expect(make([], [...MESSAGES, ...talk, end]).tried.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'failed',
    ])
  })
})
