import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../config.ts'

/** The key that everything secret is derived from: configured, or made once and kept beside the embedded database. */
export async function loadSecret({ secretKey, dataDir, demo }: Config): Promise<string> {
  if (secretKey) return secretKey
  // A demo leaves nothing behind.
  if (demo) return randomBytes(32).toString('base64url')
  const file = path.join(dataDir, 'secret-key')
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file, 'utf8')
}

/** A key for one purpose, so that no two uses share one. */
export const deriveKey = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', `resolutionflow ${purpose}`, 32)).toString('base64url')

/**
 * The first run's token. Derived, so that every node prints the same one; it is worth nothing once an
 * organization exists.
 */
export const setupToken = (secret: string): string =>
  createHmac('sha256', deriveKey(secret, 'setup')).update('first run').digest('base64url').slice(0, 32)

/** Compares without telling by its time how much was right. */
export function sameSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
