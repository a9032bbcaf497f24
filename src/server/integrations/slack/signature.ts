import { createHmac, timingSafeEqual } from 'node:crypto'

/** Slack's own advice: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const WINDOW_SECONDS = 5 * 60

/**
 * Whether Slack sent this body, to the byte, within the last five minutes. An older one may be a recording.
 */
export function isSignedBySlack(
  signingSecret: string,
  { timestamp, signature, body }: { timestamp: string; signature: string; body: string },
  now: Date,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > WINDOW_SECONDS) return false
  const wanted = Buffer.from(
    `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
  )
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
