import { describe, expect, it } from 'vitest'
import { keyPerBody } from '../../core/idempotency-key.ts'
import { parseDraft } from './escalation-draft.ts'
import { claimersAmong, readForm } from './escalation-form.ts'
import { eva, meAs } from './test-handoff.ts'

const draft = {
  reason: 'Stuck',
  watchLevel: 'critical',
  impact: '',
  targetUserId: '',
  documentation: '',
} as const

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
  it('comes back', () => expect(parseDraft(JSON.stringify(draft))).toEqual(draft))

  it.each([null, '', '{', '7', '{"reason":3,"watchLevel":"hot"}'])(
    'that is broken starts anew: %s',
    stored => {
      expect(parseDraft(stored)).toEqual({
        reason: '',
        watchLevel: 'watch',
        impact: '',
        targetUserId: '',
        documentation: '',
      })
    },
  )
})
