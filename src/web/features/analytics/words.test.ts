import { expect, test } from 'vitest'
import { rangeWords } from './words.ts'

test('days are told with the last one that is in them', () => {
  expect(rangeWords('2026-03-01', '2026-03-02')).not.toContain(' to ')
  expect(rangeWords('2026-03-01', '2026-03-08')).toMatch(/ to .*7/)
})
