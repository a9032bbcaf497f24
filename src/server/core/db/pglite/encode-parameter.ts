/**
 * A query parameter as PostgreSQL reads it, by the value's own kind and never by the column's type, exactly
 * as the `pg` driver does: one command then behaves the same on both databases, and no extra round trip
 * asks for the types. So a JSON column takes an object, but an array for it has to be stringified first.
 */
export function encodeParameter(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return encodeArray(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function encodeArray(values: readonly unknown[]): string {
  return `{${values.map(encodeElement).join(',')}}`
}

function encodeElement(value: unknown): string {
  if (Array.isArray(value)) return encodeArray(value)
  const encoded = encodeParameter(value)
  if (encoded === null) return 'NULL'
  if (typeof encoded !== 'string') return `"\\\\x${Buffer.from(encoded).toString('hex')}"`
  return `"${encoded.replace(/["\\]/g, '\\$&')}"`
}
