/** A random key that names one attempt to write. Works over plain http too, where `randomUUID` is absent. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/**
 * Hands out the idempotency key of an opened form: the same one for as long as the same body is sent, so that
 * a repeat makes nothing twice. The server refuses a key that comes back with another body.
 */
export function keyPerBody(): (body: unknown) => string {
  let last: { body: string; key: string } | undefined
  return body => {
    const json = JSON.stringify(body)
    if (last?.body !== json) last = { body: json, key: newKey() }
    return last.key
  }
}
