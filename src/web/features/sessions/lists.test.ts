import { describe, expect, it } from 'vitest'
import type { Message, SessionSummary, Step } from '../../../shared/contract/sessions.ts'
import { keyPerBody } from '../../core/idempotency-key.ts'
import { placeOf } from './conversation-rows.ts'
import { withChanges } from './optimistic-steps.ts'
import { openingOf } from './step-rows.ts'
import { authorsOf, withRoles } from './transcript-roles.ts'
import { mergePages, rowsOf, viewFromAddress } from './views.ts'

const row = (id: string, updatedAt: string, version = 1) => ({ id, updatedAt, version }) as SessionSummary

describe('the list of sessions', () => {
  const requesting = { sessions: [row('a', '2026-11-23T09:00:00Z')], nextBefore: null, cursor: 'e:12' }
  const escalated = { sessions: [row('b', '2026-11-23T10:00:00Z')], nextBefore: 'x|b', cursor: 'e:9' }

  it('shows both kinds of waiting sessions as one list, newest first', () => {
    const page = mergePages([requesting, escalated], 'newest')
    expect(page.sessions.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(page.next).toEqual([null, 'x|b'])
  })

  it('says the earlier of two places in the log, so that no event is missed', () => {
    expect(mergePages([requesting, escalated], 'newest').cursor).toBe('e:9')
  })

  it('keeps the order of a search', () => {
    expect(mergePages([requesting, escalated], 'best match').sessions.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('shows a session once that moved between two pages, in its newer version', () => {
    const pages = [
      { sessions: [row('a', '', 2), row('b', '')] },
      { sessions: [row('a', '', 1), row('c', '')] },
    ]
    expect(rowsOf(pages).map(({ id, version }) => [id, version])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ])
  })

  it('opens Mine for a view that is unknown or not offered', () => {
    expect(viewFromAddress('resolved', ['mine', 'resolved'])).toBe('resolved')
    expect(viewFromAddress('waiting', ['mine', 'resolved'])).toBe('mine')
    expect(viewFromAddress(null, ['mine'])).toBe('mine')
  })
})

describe('the conversation', () => {
  const message = (name: string, at: string) =>
    ({ author: { id: name, name }, role: 'technician', at }) as Message

  it('groups messages of one author and begins anew after a pause, another author or midnight', () => {
    const first = message('ana', '2026-11-23T10:00:00')
    expect(placeOf(first, undefined)).toEqual({ startsDay: true, startsGroup: true })
    expect(placeOf(message('ana', '2026-11-23T10:03:00'), first).startsGroup).toBe(false)
    expect(placeOf(message('ana', '2026-11-23T10:06:00'), first).startsGroup).toBe(true)
    expect(placeOf(message('ben', '2026-11-23T10:00:10'), first).startsGroup).toBe(true)
    expect(placeOf(message('ana', '2026-11-24T00:00:10'), first)).toEqual({
      startsDay: true,
      startsGroup: true,
    })
  })

  it('makes a step of the first paragraph of a message', () => {
    expect(openingOf('  Restarted the spooler.\nIt came back.\n\nMore below')).toBe(
      'Restarted the spooler.\nIt came back.',
    )
    expect(openingOf('x'.repeat(600))).toHaveLength(500)
  })
})

describe('steps on their way', () => {
  const step = { id: 't1', outcome: 'proposed', note: 'seen', text: 'Restarted it' } as Step

  it('shows the last of several changes and falls back when they are gone', () => {
    const changes = [
      { stepId: 't1', change: { outcome: 'worked' as const } },
      { stepId: 't1', change: { outcome: 'failed' as const } },
    ]
    expect(withChanges([step], changes)).toMatchObject([{ outcome: 'failed', note: 'seen' }])
    expect(withChanges([step], [])).toEqual([step])
  })

  it('takes a note away', () => {
    expect(withChanges([step], [{ stepId: 't1', change: { note: null } }])).toMatchObject([{ note: null }])
  })
})

describe('a transcript', () => {
  const messages = [
    { author: 'Ana', role: 'other' as const, text: 'a' },
    { author: 'Bot', role: 'copilot' as const, text: 'b' },
    { author: 'Bot', role: 'other' as const, text: 'c' },
  ]

  it('counts its authors and says where their role is not clear', () => {
    expect(authorsOf(messages)).toEqual([
      { name: 'Bot', messages: 2, role: 'mixed' },
      { name: 'Ana', messages: 1, role: 'other' },
    ])
  })

  it('gives every message of an author the chosen role and leaves the others', () => {
    const chosen = new Map([['Bot', 'copilot' as const]])
    expect(withRoles(messages, chosen).map(({ role }) => role)).toEqual(['other', 'copilot', 'copilot'])
  })
})

describe('the key of a form', () => {
  it('stays for the same body and changes with it', () => {
    const keyFor = keyPerBody()
    const first = keyFor({ title: 'a' })
    expect(keyFor({ title: 'a' })).toBe(first)
    expect(keyFor({ title: 'b' })).not.toBe(first)
  })
})
