import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from './auth/secret.ts'

/** Keeps secrets at rest: what is sealed is worth nothing without the server's key. */
export type Sealer = {
  seal(text: string): string
  /** Throws when the text was sealed with another key, or was changed since. */
  open(sealed: string): string
}

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under a key of its own, derived from the server's. */
export function makeSealer(secret: string): Sealer {
  const key = Buffer.from(deriveKey(secret, 'sealing'), 'base64url')
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open(sealed) {
      const [version, packed = ''] = sealed.split('.')
      const bytes = Buffer.from(packed, 'base64url')
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES)
        throw new Error('This was not sealed here')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
        decipher.final(),
      ]).toString('utf8')
    },
  }
}
