import { describe, expect, it } from 'vitest'
import { keyPerBody } from '../../core/idempotency-key.ts'
import { type EscalationDraft, parseDraft } from './escalation-draft.ts'
import { claimersAmong, readForm } from './escalation-form.ts'
import { eva, meAs } from './test-handoff.ts'

const draft: EscalationDraft = {
  reason: 'Stuck',
  watchLevel: 'critical',
  impact: '',
  targetUserId: '',
  documentation: '',
  answers: {},
  skipped: [],
}

describe('the escalation form', () => {
  it('leaves out what was left empty', () => {
    expect(readForm(draft).body).toEqual({ reason: 'Stuck', watchLevel: 'critical' })
    expect(readForm({ ...draft, impact: 'All of sales', targetUserId: 'ben' }).body).toEqual({
      reason: 'Stuck',
      watchLevel: 'critical',
      impact: 'All of sales',
      targetUserId: 'ben',
    })
  })

  it('sends what was answered, without blanks and what was skipped', () => {
    const answers = { since: ' Tuesday ', affected: '  ', changed: 'A new firewall' }
    expect(readForm({ ...draft, answers, skipped: ['changed'] }).body).toEqual({
      reason: 'Stuck',
      watchLevel: 'critical',
      answers: [{ gap: 'since', text: 'Tuesday' }],
    })
  })

  it('wants a reason', () => {
    expect(readForm({ ...draft, reason: ' \n' }).faults).toEqual({ reason: 'Say why you hand it off.' })
  })

  it('offers those who may claim, without me', () => {
    const member = (id: string, role: 'technician' | 'engineer' | 'owner') => ({
      id,
      name: id,
      email: '',
      role,
      joinedAt: '2026-01-01T00:00:00.000Z',
    })
    const all = [member('tina', 'technician'), member('eva', 'engineer'), member('olga', 'owner')]
    expect(claimersAmong(all, meAs(eva)).map(({ id }) => id)).toEqual(['olga'])
  })

  it('sends a repeat under the same key and a changed form under another', () => {
    const keyFor = keyPerBody()
    const first = keyFor(draft)
    expect(keyFor({ ...draft })).toBe(first)
    expect(keyFor({ ...draft, reason: 'Other' })).not.toBe(first)
  })
})

describe('a stored draft', () => {
  it('comes back', () => {
    const filled: EscalationDraft = { ...draft, answers: { error: '0x1' }, skipped: ['since'] }
    expect(parseDraft(JSON.stringify(filled))).toEqual(filled)
  })

  it('leaves out answers to what is not asked', () => {
    const stored = {
      ...draft,
      answers: { since: 3, weather: 'fine', changed: 'x' },
      skipped: ['weather', 'error'],
    }
    expect(parseDraft(JSON.stringify(stored))).toEqual({
      ...draft,
      answers: { changed: 'x' },
      skipped: ['error'],
    })
  })

  it.each([null, '', '{', '7', '{"reason":3,"watchLevel":"hot"}'])(
    'that is broken starts anew: %s',
    stored => {
      expect(parseDraft(stored)).toEqual({
        reason: '',
        watchLevel: 'watch',
        impact: '',
        targetUserId: '',
        documentation: '',
        answers: {},
        skipped: [],
      })
    },
  )
})
