import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { Received } from './http-receiver.ts'

/** The keys of a browser that may be pushed to, and how it reads what it gets. */
export type PushBrowser = {
  keys: { p256dh: string; auth: string }
  /** Decrypts as RFC 8291 and RFC 8188 have it. Throws for what was meant for another browser. */
  read(message: Received): Record<string, unknown>
}

export function makePushBrowser(): PushBrowser {
  const ecdh = createECDH('prime256v1')
  const own = ecdh.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    read({ bytes }) {
      // Salt, record size, length of the sender's key, the key: the header of aes128gcm.
      const salt = bytes.subarray(0, 16)
      const keyLength = bytes.readUInt8(20)
      const sender = bytes.subarray(21, 21 + keyLength)
      const record = bytes.subarray(21 + keyLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender])
      const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32))
      const derive = (what: string, length: number) =>
        Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, length))
      const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
      decipher.setAuthTag(record.subarray(-16))
      const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
      // After the text comes the byte that ends the last record, and padding.
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')) as Record<string, unknown>
    },
  }
}
