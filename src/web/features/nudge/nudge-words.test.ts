import { expect, test } from 'vitest'
import { nudgeSentence } from './nudge-words.ts'

test.each([
  ['minutes', 30, 'This has been open for 30 minutes without'],
  ['minutes', 1, 'This has been open for a minute without'],
  ['minutes', 60, 'This has been open for an hour without'],
  ['minutes', 90, 'This has been open for 90 minutes without'],
  ['minutes', 120, 'This has been open for 2 hours without'],
  ['failures', 1, 'One step has failed.'],
  ['failures', 3, '3 steps have failed.'],
] as const)('%s %i', (reason, count, words) => {
  expect(nudgeSentence({ reason, count, dueAt: 0, beganAt: 0 })).toContain(words)
})
