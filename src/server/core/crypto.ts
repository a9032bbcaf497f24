import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { deriveKey } from './auth/secret.ts'

/** Keeps secrets at rest: what is sealed is worth nothing without the server's key. */
export type Sealer = {
  /** What everything that it seals begins with; what an earlier key sealed begins otherwise. */
  prefix: string
  seal(text: string): string
  /** Throws when the text was sealed with another key, or was changed since. */
  open(sealed: string): string
  /** The same for the same text, and no help to somebody who guesses at the text without the key. */
  fingerprint(text: string): string
}

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM under a key of its own, derived from the server's. What is sealed names its key, so that after a change
 * of the server's secret what the `earlier` one sealed can still be opened.
 */
export function makeSealer(secret: string, earlier?: string): Sealer {
  const own = sealingKey(secret)
  const keys = new Map([own, ...(earlier ? [sealingKey(earlier)] : [])].map(({ id, key }) => [id, key]))
  const fingerprintKey = deriveKey(secret, 'fingerprint')
  const prefix = `${VERSION}.${own.id}.`
  return {
    prefix,
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', own.key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${prefix}${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open(sealed) {
      const [version, id = '', packed = ''] = sealed.split('.')
      const key = keys.get(id)
      const bytes = Buffer.from(packed, 'base64url')
      if (version !== VERSION || !key || bytes.length < NONCE_BYTES + TAG_BYTES)
        throw new Error('This was not sealed here')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
        decipher.final(),
      ]).toString('utf8')
    },
    fingerprint: text => createHmac('sha256', fingerprintKey).update(text).digest('hex'),
  }
}

/** A key, and what it is called in what it sealed: that tells nothing of the key. */
function sealingKey(secret: string): { id: string; key: Buffer } {
  const key = Buffer.from(deriveKey(secret, 'sealing'), 'base64url')
  return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key }
}
