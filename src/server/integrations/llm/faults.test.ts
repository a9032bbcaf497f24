import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutKey } from './faults.ts'

const KEY = 'sk-ant-api03-Qm4t8WxYz01234567890abcdEFGH'

describe('what a provider says about a key', () => {
  test.each([
    `Incorrect API key provided: ${KEY}. Find yours in the settings.`,
    `Incorrect API key provided: ${KEY.slice(0, 12)}********${KEY.slice(-9)}.`,
    `key=${encodeURIComponent(KEY)}&x=1`,
    `"${KEY}" "${KEY}"`,
  ])('%s is told without it', said => {
    const told = withoutKey(said, KEY)
    for (let at = 0; at + 8 <= KEY.length; at++) expect(told).not.toContain(KEY.slice(at, at + 8))
    expect(told).toContain('[key]')
  })

  test('nothing else is changed', () => {
    expect(withoutKey('The model gpt-5 does not exist', KEY)).toBe('The model gpt-5 does not exist')
    expect(withoutKey('anything', null)).toBe('anything')
  })

  test('no part of a key of eight letters or more comes through', () =>
    fc.assert(
      fc.property(
        fc.string({ minLength: 16, maxLength: 60, unit: fc.constantFrom(...'abcXYZ019-_') }),
        fc.string(),
        fc.string(),
        (key, before, after) => {
          const told = withoutKey(`${before}${key}${after}`, key)
          for (let at = 0; at + 8 <= key.length; at++) expect(told).not.toContain(key.slice(at, at + 8))
        },
      ),
    ))
})
