import { types } from '@electric-sql/pglite'

/**
 * How a column's text becomes a value, by type, where the two database drivers differ by default. Both are
 * given this table, so that a query answers the same on either.
 */
export const typeParsers: Record<number, (text: string) => unknown> = {
  [types.INT8]: parseInt8,
  // A calendar day is no instant: as a Date it would move with the server's time zone.
  [types.DATE]: text => text,
  [types.BYTEA]: text => Buffer.from(text.slice(2), 'hex'),
}

/** A bigint column as a number while that is exact, else as a bigint. */
export function parseInt8(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}
