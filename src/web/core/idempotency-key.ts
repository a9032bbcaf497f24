/** A random key that names one attempt to write. Works over plain http too, where `randomUUID` is absent. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Hands out the idempotency key of a form: the same one for as long as the same body is sent again, a new one
 * for a changed body (the server refuses a key that comes back with another body).
 */
export function keyPerBody(): (body: unknown) => string {
  let last: { body: string; key: string } | undefined
  return body => {
    const json = JSON.stringify(body)
    if (last?.body !== json) last = { body: json, key: newKey() }
    return last.key
  }
}
