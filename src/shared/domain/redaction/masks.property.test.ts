import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CARRIERS } from '../../../../test/support/redaction/carriers.ts'
import { makeCanaries, makeLookalikes } from '../../../../test/support/secret-canaries.ts'
import { cutMasked } from './cut-masked.ts'
import { followMasks } from './follow-masks.ts'
import { findMasks, MASK_MAX, SECRET_KINDS } from './kinds.ts'
import { maskText } from './mask-text.ts'
import { mayBeMasked } from './may-be-masked.ts'

const sentences = [...makeCanaries(CARRIERS, 7, 200), ...makeLookalikes(CARRIERS, 7, 100)].map(
  ({ text }) => text,
)
const mask = fc.constantFrom(...SECRET_KINDS).map(kind => `[${kind} hidden]`)
/** A chat as people write it: sentences with secrets and without, masks that somebody copied, any characters. */
const written = fc
  .array(fc.oneof(fc.constantFrom(...sentences), mask, fc.string({ unit: 'binary' })), { maxLength: 6 })
  .map(parts => parts.join('\n'))

describe('a masked text', () => {
  test('is at most a mask longer for each secret, and masking it again changes nothing', () =>
    fc.assert(
      fc.property(written, text => {
        const { text: masked, secrets } = maskText(text)
        expect(masked.length).toBeLessThanOrEqual(text.length + secrets.length * MASK_MAX)
        expect(maskText(masked)).toEqual({ text: masked, secrets: [] })
      }),
    ))

  test('gives the text back when each secret is put in the place of its mask', () =>
    fc.assert(
      fc.property(written, text => {
        const { text: masked, secrets } = maskText(text)
        const masks = findMasks(masked)
        const back = secrets.reduceRight((whole, { place, value }) => {
          const { start, end } = masks[place - 1] ?? { start: 0, end: 0 }
          return whole.slice(0, start) + value + whole.slice(end)
        }, masked as string)
        expect(back).toBe(text)
      }),
    ))

  test('is known by the one who typed it', () =>
    fc.assert(
      fc.property(written, text => {
        expect(mayBeMasked(text, maskText(text).text)).toBe(true)
      }),
    ))

  test('is cut between masks and characters', () =>
    fc.assert(
      fc.property(written, fc.nat(200), (text, max) => {
        const masked = maskText(text).text
        const cut = cutMasked(masked, max)
        expect(cut.length).toBeLessThanOrEqual(max)
        const whole = findMasks(masked).filter(({ end }) => end <= max)
        expect(findMasks(cut).length).toBeGreaterThanOrEqual(whole.length)
        expect(cut).not.toMatch(/[\uD800-\uDBFF]$/)
      }),
    ))
})

test('another text is not taken for the masked one', () => {
  expect(mayBeMasked('the password is x', 'the pin is [PIN hidden]')).toBe(false)
  expect(mayBeMasked('abc', 'abcd')).toBe(false)
  expect(mayBeMasked('aba', 'ab[PIN hidden]ba')).toBe(false)
})

describe('masks of an edited text', () => {
  const places = (before: string, now: string) => [...followMasks(before, now)].sort(([a], [b]) => a - b)
  const P = '[password hidden]'
  const PIN = '[PIN hidden]'

  test.each([
    [
      'nothing changed',
      `a ${P} b ${P}`,
      `a ${P} b ${P}`,
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'words came in front',
      `${P} b ${P}`,
      `new ${P} b ${P}`,
      [
        [1, 1],
        [2, 2],
      ],
    ],
    ['a new mask came in front', `pw ${P}`, `pin ${PIN}, pw ${P}`, [[1, 2]]],
    ['the first one went', `a ${P}, b ${P} c`, `b ${P} c`, [[2, 1]]],
    [
      'all words around changed',
      `a ${P} b ${PIN} c`,
      `d ${P} e ${PIN} f`,
      [
        [1, 1],
        [2, 2],
      ],
    ],
    ['the kinds changed', `a ${P} b`, `d ${PIN} e`, []],
    ['nothing is left', `a ${P} b`, 'a b', []],
  ])('are followed: %s', (_, before, now, expected) => {
    expect(places(before, now)).toEqual(expected)
  })

  test('never lead from two places to one, nor to a mask of another kind', () =>
    fc.assert(
      fc.property(written, written, (before, now) => {
        const [old, fresh] = [findMasks(before), findMasks(now)]
        const followed = places(before, now)
        expect(new Set(followed.map(([, to]) => to)).size).toBe(followed.length)
        for (const [from, to] of followed) {
          const [a, b] = [old[from - 1], fresh[to - 1]]
          expect(a && before.slice(a.start, a.end)).toBe(b && now.slice(b.start, b.end))
        }
      }),
    ))
})
