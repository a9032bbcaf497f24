import { createHmac } from 'node:crypto'
import { sameSecret } from '../../core/auth/secret.ts'

/** Older, or newer than our clock by as much: it may be one that somebody kept. */
const WINDOW_SECONDS = 300

type Signed = { timestamp: unknown; signature: unknown; body: unknown }

/** Whether Slack signed just this body, lately: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function isSignedBySlack(
  secret: string,
  { timestamp, signature, body }: Signed,
  nowSeconds = Date.now() / 1000,
): boolean {
  if (typeof timestamp !== 'string' || typeof signature !== 'string' || !Buffer.isBuffer(body)) return false
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > WINDOW_SECONDS) return false
  const wanted = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')
  return sameSecret(signature, `v0=${wanted}`)
}
