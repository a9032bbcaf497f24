import { clip } from './clip.ts'

/** What a text of a model may be before it is looked at: what is longer is cut unread. */
const READ_MAX = 50_000
const PASSES_MAX = 10

const IMAGE = /!\[([^\]\n]{0,300})\]\s?(\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g
const LINK = /\[([^\]\n]{1,300})\]\s?(\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g
const LINK_DEFINITION = /^[ \t]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$/gm
/** Elements that fetch, run or contain something; of any other only its brackets change, as in `net user <name>`. */
const ELEMENT =
  /<\/?(?:a|audio|base|body|button|embed|form|head|html|iframe|img|input|link|meta|object|script|style|svg|video)\b[^<>]{0,2000}\/?>?/gi
const TAG = /<(\/?[a-z][\w-]{0,40})(?:\s[^<>]{0,1000})?\/?>/gi
/** What is left of a beginning. */
const OPENING = /<(?=[\w/!@#?])/g
/** What chat services read as a call to many people, or as a link. */
const CHAT_TOKEN = /<([!@#]|https?:|mailto:)[^<>\n]{0,500}>/gi
const SHOUT = /@(?=(?:channel|everyone|here|all|team)\b)/gi
const CODE = /(`{1,3})([^`]*)\1/g
const STRONG = /(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1/g
const HEADING = /^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+/gm

/** A word that leads somewhere: with a scheme, or that programs take for an address without one. */
const ADDRESS = [
  /[a-z][a-z0-9+.-]{1,20}:\/\/\S*/gi,
  /\b(?:mailto|javascript|vbscript|data|tel|sms|file|blob|ms-[a-z]+|slack|msteams):\S+/gi,
  /(?<![\w\\/.])\/\/[\w-]+(?:\.[\w-]+)+\S*/g,
  /\bwww\d?\.\S+/gi,
  /(?<![\w\\.@-])(?:[\w-]+\.)+[a-z]{2,24}(?::\d+)?(?:\/\S*|[?#]\S+)/gi,
]
const INSTEAD = '[link removed]'

/** Not to be seen, or turning around what is: control, format and private characters, and what only changes another. */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]|\u034f|[\u{fe00}-\u{fe0f}]|[\u{e0100}-\u{e01ef}]/gu
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu

/**
 * What a model wrote as plain text: no link, no image, no markup, no invisible or turning characters, at most `max` code
 * units. With `lines` its line breaks stay, else it is one line. Doing it again changes nothing.
 */
export function plainText(text: string, max: number, { lines = false } = {}): string {
  let plain = text.slice(0, READ_MAX)
  // What one pass takes or cuts away may uncover another piece.
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    const next = clip(onePass(plain, lines), max)
    if (next === plain) break
    plain = next
  }
  return plain
}

function onePass(text: string, lines: boolean): string {
  const visible = visibleOnly(text)
  const bare = withoutLinks(
    visible
      .replace(IMAGE, '$1')
      .replace(LINK, '$1')
      .replace(LINK_DEFINITION, '')
      .replace(CHAT_TOKEN, '')
      .replace(ELEMENT, '')
      .replace(TAG, '‹$1›')
      .replace(OPENING, '‹')
      .replace(/!\[/g, '[')
      .replace(/\]\(/g, '] (')
      .replace(SHOUT, ''),
  )
    .replace(CODE, '$2')
    .replace(STRONG, '$2')
    .replace(HEADING, '')
  if (!lines) return bare.replace(/\s+/g, ' ').trim()
  return bare
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Without what cannot be seen. Line breaks and tabs stay. */
export const visibleOnly = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(INVISIBLE, found => (found === '\n' || found === '\t' ? found : ''))
    .replace(STACKED_MARKS, '$1')

/** A word in place of everything that leads somewhere, in whatever letters it is written. */
export function withoutLinks(text: string): string {
  const replaced = ADDRESS.reduce((left, address) => left.replace(address, INSTEAD), text)
  // Letters of other widths and styles become plain ones in a browser's address bar.
  return replaced.replace(/\S+/g, word => {
    const folded = word.normalize('NFKC')
    if (folded === word) return word
    return ADDRESS.some(address => folded.search(address) >= 0) ? INSTEAD : word
  })
}
