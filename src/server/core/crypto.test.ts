import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSealer } from './crypto.ts'

const sealer = makeSealer('a secret of thirty-two characters')

test('what is sealed can be opened, and is not in sight', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 4 }), text => {
      const sealed = sealer.seal(text)
      expect(sealer.open(sealed)).toBe(Buffer.from(text).toString())
      expect(Buffer.from(sealed.slice(3), 'base64url').includes(Buffer.from(text))).toBe(false)
    }),
  ))

test('the same text is sealed differently each time', () => {
  expect(sealer.seal('key')).not.toBe(sealer.seal('key'))
})

test('another key opens nothing, and neither does this one what was changed', () => {
  const sealed = sealer.seal('key')
  expect(() => makeSealer('another secret').open(sealed)).toThrow()
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at)
    expect(() => sealer.open(`v1.${changed.toString('base64url')}`)).toThrow()
  }
  for (const text of ['', 'key', 'v1.', 'v2.AAAA', 'v1.AAAA']) expect(() => sealer.open(text)).toThrow()
})
