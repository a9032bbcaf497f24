import { isHardlySecret, isNeverSecret, isWord, looksMade } from './look-alikes.ts'
import { hasProseEnding, isParticiple, isProse } from './prose.ts'

export type Value = { start: number; end: number; text: string; quoted: boolean }

const QUOTES: Record<string, string> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '”': '”',
  '„': '“”',
  '‘': '’',
  '«': '»',
  '»': '«',
  '‹': '›',
}
const QUOTED_MAX = 200
const TOKEN_MAX = 1024
/** Ends before the next field of a form, a query or a tag. */
const TOKEN = /(?:(?!<\/|[&,|][\w.-]{1,30}=|;[\w. -]{1,30}=|","|';|";|\\")\S){1,1024}/y
const FENCE = /(?:```|~~~)[\w-]{0,20}[ \t]{0,4}\r?\n?/y
const CLOSERS = /[.,;:)\]}>"'`´”“’»|…]+$/
const MARKED_CLOSERS = /[.,;:)\]}>"'`´”“’»|…*_~]+$/

/** Reads what stands at `at`: the text between quotes, or up to the next space without the punctuation behind it. */
export function readValue(text: string, at: number): Value | undefined {
  FENCE.lastIndex = at
  const start = FENCE.test(text) ? FENCE.lastIndex : at
  return readQuoted(text, start) ?? readToken(text, start)
}

function readQuoted(text: string, at: number): Value | undefined {
  const closing = QUOTES[text[at] ?? '']
  if (closing === undefined) return undefined
  const from = at + 1
  const inside = text.slice(from, from + QUOTED_MAX)
  for (let n = 0; n < inside.length; n += 1) {
    const char = inside[n] as string
    if (char === '\n') return undefined
    if (char === '\\') n += 1
    else if (closing.includes(char) && !isApostrophe(inside, n, char)) {
      const trimmed = inside.slice(0, n)
      const lead = trimmed.length - trimmed.trimStart().length
      const value = trimmed.trim()
      if (value === '') return undefined
      return { start: from + lead, end: from + lead + value.length, text: value, quoted: true }
    }
  }
  return undefined
}

const isApostrophe = (inside: string, at: number, char: string) =>
  (char === "'" || char === '’') && /\w/.test(inside[at + 1] ?? '') && /\w/.test(inside[at - 1] ?? '')

function readToken(text: string, at: number): Value | undefined {
  const opened = /^["'`“„‘«<([*_~]{0,3}/.exec(text.slice(at, at + 3))?.[0].length ?? 0
  // Stars and underlines at the end belong to the value, unless they stand at its beginning as well.
  const closers = /[*_~]$/.test(text.slice(at, at + opened)) ? MARKED_CLOSERS : CLOSERS
  const start = at + opened
  TOKEN.lastIndex = start
  const found = TOKEN.exec(text)?.[0] ?? ''
  const token = found.length === TOKEN_MAX ? found : found.replace(closers, '')
  if (token === '') return undefined
  return { start, end: start + token.length, text: token, quoted: false }
}

/**
 * `told`: behind a colon or an equals sign. `said`: behind "is". `beside`: behind nothing but a space. `apart`: with
 * another word between, so that nothing but a made-up word will do.
 */
export type Strength = 'told' | 'said' | 'beside' | 'apart'

const ENDS =
  /^[.,;:!?)"'”“»*`]*(?:\s*$|\s*[\r\n]|[.,;)]\s|\s+[-–—(]|\s+(?:for|and|but|now|on|pls|please|thanks|thx|danke|bitte|und|aber|merci|et|mais|gracias|y|pero|i think)\b)/i

/** Whether a value that stands behind a label of a secret is one. `digits`: the fewest of a number alone. */
export function isSecretValue(value: Value, rest: string, strength: Strength, digits = 4): boolean {
  const { text, quoted } = value
  if (isNeverSecret(text)) return false
  if (strength === 'apart') return looksMade(text)
  if (/^\d+$/.test(text)) return text.length >= digits
  if (quoted) return strength !== 'beside' || looksMade(text) || !text.split(' ').some(isProse)
  if (isProse(text)) return false
  if (strength === 'told') return !isSentence(text, rest)
  if (isHardlySecret(text)) return false
  if (looksMade(text)) return true
  return strength === 'said' && isWord(text) && text.length >= 4 && !hasProseEnding(text) && ENDS.test(rest)
}

/** "works again", "Expired on Monday": a word with prose behind it, and no password. */
function isSentence(text: string, rest: string): boolean {
  if (!isWord(text)) return false
  if (isParticiple(text)) return true
  const next = /^[ \t]+(\S{1,40})/.exec(rest)?.[1]
  return next !== undefined && isProse(next) && !ENDS.test(rest)
}
