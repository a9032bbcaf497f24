import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handoffNotificationKind } from '../contract/notifications.ts'
import { notificationTitle } from './notification-title.ts'

const about = {
  name: 'Tess Okafor',
  ticketRef: '20817',
  problem: 'Outlook asks for the password again and again',
}

describe('notificationTitle', () => {
  it('names who, ticket and problem', () => {
    expect(notificationTitle('escalation', about)).toBe(
      'Escalation from Tess Okafor · #20817: Outlook asks for the password again and again',
    )
  })
  it('leaves the ticket out when there is none', () => {
    expect(notificationTitle('escalation', { ...about, ticketRef: null })).toBe(
      'Escalation from Tess Okafor: Outlook asks for the password again and again',
    )
  })
  it('does not double the number sign of a ticket reference', () => {
    expect(notificationTitle('claimed', { ...about, ticketRef: '#20817' })).toMatch(
      /^Claimed by Tess Okafor · #20817: /,
    )
  })
  it('folds line breaks and tabs', () => {
    expect(notificationTitle('resolved', { ...about, problem: ' VPN down\r\n\tsince\u0000 8 ' })).toMatch(
      /: VPN down since 8$/,
    )
  })
  it('adds the ellipsis only when it cuts', () => {
    const exact = notificationTitle('escalation', { ...about, problem: 'x'.repeat(70) })
    expect(exact.endsWith(`: ${'x'.repeat(70)}`)).toBe(true)
    const cut = notificationTitle('escalation', { ...about, problem: 'x'.repeat(71) })
    expect(cut.endsWith(`: ${'x'.repeat(70)}…`)).toBe(true)
  })
  it('keeps a family emoji and a combining accent whole at the cut', () => {
    const family = '👩‍👩‍👧'
    const cut = notificationTitle('escalation', { ...about, problem: `${'x'.repeat(69)}${family}yy` })
    expect(cut.endsWith(`x${family}…`)).toBe(true)
    const accent = notificationTitle('escalation', { ...about, problem: `${'x'.repeat(69)}e\u0301z` })
    expect(accent.endsWith('xe\u0301…')).toBe(true)
  })
  it('has a wording of its own for every kind', () => {
    const titles = handoffNotificationKind.options.map(kind => notificationTitle(kind, about))
    expect(new Set(titles).size).toBe(handoffNotificationKind.options.length)
  })
  it('is one short line of Unicode text whatever the problem is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), problem => {
        const title = notificationTitle('escalation', { ...about, problem })
        expect(title).not.toMatch(/[\r\n]|\p{Surrogate}/u)
        expect(title.length).toBeLessThan(340)
      }),
    )
  })
})
