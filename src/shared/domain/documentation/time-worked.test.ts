import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handoff, marta, message, step, tess, time, work } from './test-session.ts'
import { PAUSE_MINUTES, timeWorked } from './time-worked.ts'

const client = { author: { id: null, name: 'Ms Ho' }, role: 'client' } as const

describe('timeWorked', () => {
  it('is nothing where nobody made a second entry', () => {
    expect(timeWorked(work())).toEqual({ minutes: 0, people: [] })
  })

  it('adds what lies between entries and leaves out long pauses', () => {
    // 09:00 start, 09:10 message, 09:25 step (15: counts), 09:41 step (16: does not), 09:45 message.
    const input = work({
      messages: [message('09:10'), message('09:45')],
      steps: [step('09:25'), step('09:41')],
    })
    expect(timeWorked(input)).toEqual({ minutes: 10 + 15 + 4, people: [{ name: tess.name, minutes: 29 }] })
  })

  it('does not count waiting for a claim, and counts each person', () => {
    // Tess 09:00 to 09:12; the hand-off waits; Marta claims at 09:20, writes at 09:30 and resolves at 09:40.
    const input = work({
      session: { status: 'resolved', owner: marta, resolvedAt: time('09:40'), resolution: 'Cleared it' },
      messages: [message('09:30', { author: marta })],
      handoffs: [
        handoff('09:12', {
          status: 'resolved',
          claimedBy: marta,
          claimedAt: time('09:20'),
          endedAt: time('09:40'),
        }),
      ],
    })
    expect(timeWorked(input)).toEqual({
      minutes: 32,
      people: [
        { name: tess.name, minutes: 12 },
        { name: marta.name, minutes: 20 },
      ],
    })
  })

  it('counts two who work at the same time both', () => {
    const input = work({
      messages: [message('09:10'), message('09:00', { author: marta }), message('09:10', { author: marta })],
    })
    expect(timeWorked(input).minutes).toBe(20)
  })

  it('counts a return and a withdrawal as entries of who made them', () => {
    const returned = handoff('09:00', {
      status: 'returned',
      claimedBy: marta,
      claimedAt: time('09:05'),
      endedAt: time('09:11'),
    })
    expect(timeWorked(work({ handoffs: [returned] })).people).toContainEqual({ name: marta.name, minutes: 6 })
    const withdrawn = handoff('09:02', { status: 'withdrawn', endedAt: time('09:09') })
    expect(timeWorked(work({ handoffs: [withdrawn] }))).toEqual({
      minutes: 9,
      people: [{ name: tess.name, minutes: 9 }],
    })
  })

  it('is not moved by what clients and the copilot wrote', () => {
    const copilot = { author: { id: null, name: 'Copilot' }, role: 'copilot' } as const
    const messages = [message('09:05', client), message('09:12', copilot), message('09:20')]
    expect(timeWorked(work({ messages }))).toEqual({ minutes: 0, people: [{ name: tess.name, minutes: 0 }] })
  })

  it('takes a technician of an imported transcript for the account of that name', () => {
    const imported = { author: { id: null, name: tess.name } }
    const other = { author: { id: null, name: 'Someone' } }
    const messages = [message('08:50', imported), message('08:30', other), message('08:40', other)]
    expect(timeWorked(work({ messages })).people).toEqual([
      { name: 'Someone', minutes: 10 },
      { name: tess.name, minutes: 10 },
    ])
  })

  it('is at most what lies between the first and the last entry, and never more than the pauses allow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 40 }), minutes => {
        const messages = minutes.map(m =>
          message('09:00', { at: new Date(Date.parse(time('09:00')) + m * 60_000).toISOString() }),
        )
        const worked = timeWorked(work({ messages })).minutes
        expect(worked).toBeLessThanOrEqual(Math.max(0, ...minutes))
        expect(worked).toBeLessThanOrEqual(minutes.length * PAUSE_MINUTES)
        expect(timeWorked(work({ messages: messages.toReversed() })).minutes).toBe(worked)
      }),
    )
  })
})
