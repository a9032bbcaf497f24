import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clip } from './clip.ts'

it('leaves what fits and marks what it cuts', () => {
  expect([clip('abc', 3), clip('abcd', 3)]).toEqual(['abc', 'ab…'])
})
it('never keeps half a surrogate pair', () => {
  expect(clip('ab🙂cd', 4)).toBe('ab…')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, max) => {
      const clipped = clip(text, max)
      expect(clipped.length).toBeLessThanOrEqual(max)
      expect(clipped).not.toMatch(/\p{Surrogate}/u)
    }),
  )
})
