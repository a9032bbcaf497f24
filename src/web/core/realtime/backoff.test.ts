import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reconnectDelay } from './backoff.ts'

test('the wait stays between nothing and 15 seconds, however long the server is away', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, roll) => {
      const delay = reconnectDelay(failures, () => roll)
      expect(delay).toBeGreaterThanOrEqual(0)
      expect(delay).toBeLessThanOrEqual(15_000)
    }),
  )
})

test('the bound doubles from half a second', () => {
  const longest = (failures: number) => reconnectDelay(failures, () => 1)
  expect([0, 1, 2, 3, 4, 5, 6].map(longest)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
})
