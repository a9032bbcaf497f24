/** What a mask says was there. The words are what people read, and are stored: they do not change. */
export const SECRET_KINDS = [
  'password',
  'PIN',
  'one-time code',
  'recovery key',
  'private key',
  'Wi-Fi key',
  'SNMP community',
  'API key',
  'access key',
  'token',
  'secret',
  'licence key',
  'card number',
  'bank account',
  'password hash',
] as const
export type SecretKind = (typeof SECRET_KINDS)[number]

/** A secret in a text, from `start` up to and without `end`, in UTF-16 code units. */
export type Secret = { kind: SecretKind; start: number; end: number }

/** What stands in a secret's place. */
export const mask = (kind: SecretKind): string => `[${kind} hidden]`

/** The longest mask: a redacted text is at most this much longer for each secret. */
export const MASK_MAX = Math.max(...SECRET_KINDS.map(kind => mask(kind).length))

const MASK = new RegExp(`\\[(?:${SECRET_KINDS.join('|')}) hidden\\]`, 'g')

/** A text of the same length whose masks say nothing, so that "password" in one announces none. */
export const blankMasks = (text: string): string =>
  text.replace(MASK, found => `[${'•'.repeat(found.length - 2)}]`)
export const BLANK_MASK = /\[•{4,}\]/

/** Where a text was redacted before. */
export const findMasks = (text: string): { start: number; end: number }[] =>
  Array.from(text.matchAll(MASK), ({ index, 0: found }) => ({ start: index, end: index + found.length }))
