import { expect, test } from 'vitest'
import type { Notification } from '../../../shared/contract/notifications.ts'
import { addNotification, clearHandoff, markRead, type NotificationList } from './notification-list.ts'

const entry = (id: string, more: Partial<Notification> = {}): Notification => ({
  id,
  kind: 'escalation',
  title: 'Escalated',
  sessionId: 's1',
  handoffId: 'h1',
  link: '/pilot/s1?pickup=true',
  createdAt: '2025-01-01T00:00:00Z',
  readAt: null,
  ...more,
})
const list = (...notifications: Notification[]): NotificationList => ({
  notifications,
  unread: notifications.filter(({ readAt }) => !readAt).length,
  cursor: '0b6f1a52-6f0c-4a1e-9b7e-0d1f3c5a7e91:1',
})
const NOW = '2025-01-01T00:05:00Z'

test('a new entry is on top and counts once, however often it is told', () => {
  const once = addNotification(list(entry('a')), entry('b'))
  expect(once.notifications.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(once.unread).toBe(2)
  expect(addNotification(once, entry('b'))).toBe(once)
})

test('reading counts down only for what was unread', () => {
  const before = list(entry('a'), entry('b'), entry('c', { readAt: NOW }))
  const after = markRead(before, ['a', 'c'], NOW)
  expect(after.unread).toBe(1)
  expect(markRead(after, ['a'], NOW).unread).toBe(1)
  expect(markRead(after, null, NOW)).toMatchObject({
    unread: 0,
    notifications: [{ readAt: NOW }, { readAt: NOW }, {}],
  })
})

test('a claim takes the escalation entries of that hand-off away, and no others', () => {
  const before = list(entry('a'), entry('b', { kind: 'returned' }), entry('c', { handoffId: 'h2' }))
  const after = clearHandoff(before, 'h1')
  expect(after.notifications.map(({ id }) => id)).toEqual(['b', 'c'])
  expect(after.unread).toBe(2)
})

test('a claim also takes the entry away that told of a release before it', () => {
  const before = list(entry('a', { kind: 'released' }), entry('b', { kind: 'claimed' }))
  const after = clearHandoff(before, 'h1')
  expect(after.notifications.map(({ id }) => id)).toEqual(['b'])
  expect(after.unread).toBe(1)
})
