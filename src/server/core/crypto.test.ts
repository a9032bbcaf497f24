import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSealer } from './crypto.ts'

const sealer = makeSealer('a secret of thirty-two characters')

test('what is sealed can be opened, and is not in sight', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 4 }), text => {
      const sealed = sealer.seal(text)
      expect(sealer.open(sealed)).toBe(Buffer.from(text).toString())
      expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').includes(Buffer.from(text))).toBe(false)
    }),
  ))

test('the same text is sealed differently each time', () => {
  expect(sealer.seal('key')).not.toBe(sealer.seal('key'))
})

test('another key opens nothing, and neither does this one what was changed', () => {
  const sealed = sealer.seal('key')
  expect(() => makeSealer('another secret').open(sealed)).toThrow()
  const [version, keyId, packed = ''] = sealed.split('.')
  const bytes = Buffer.from(packed, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at)
    expect(() => sealer.open(`${version}.${keyId}.${changed.toString('base64url')}`)).toThrow()
  }
  for (const text of ['', 'key', 'v1.', 'v2.AAAA', 'v1.AAAA', `v1.${keyId}.AAAA`])
    expect(() => sealer.open(text)).toThrow()
})

test('after a change of the secret what the one before sealed can still be opened', () => {
  const sealed = sealer.seal('key')
  const changed = makeSealer('the secret that came after it', 'a secret of thirty-two characters')
  expect(changed.open(sealed)).toBe('key')
  expect(() => sealer.open(changed.seal('key'))).toThrow()
})

test('a fingerprint is the same for the same text, and another one under another secret', () => {
  expect(sealer.fingerprint('text')).toBe(sealer.fingerprint('text'))
  expect(sealer.fingerprint('text')).not.toBe(sealer.fingerprint('Text'))
  expect(sealer.fingerprint('text')).not.toBe(makeSealer('another secret').fingerprint('text'))
})
