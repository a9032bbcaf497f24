/** The beginning of a line that may name who speaks: `[10:32] Ann: hello`, `<ann> hello`, `Ann: hello`. */
export type Head = { style: 'plain' | 'stamped' | 'nick'; stamp: string | null; name: string; text: string }

const NAME_MAX = 60
// Long enough for the longest stamp, name and marks; what follows is never looked at.
const HEAD_MAX = 160

const DATE = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})`
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?`
const STAMP = String.raw`(?:${DATE}(?:(?:T|,? )${TIME})?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?|${TIME})`
const IN_BRACKETS = new RegExp(String.raw`^[[(](${STAMP})[\])] ?[-–—:|]?\s*`)
const BARE = new RegExp(String.raw`^(${STAMP})(?:\s*[-–—|]\s*|\s+)`)

const NICK = /^<[@+%~& ]?([^<>]+)>(?:\s+|$)/
// A colon inside `https://`, `C:\` and `10:30` has something right after it; a full-width one needs no space.
const NAME = /^([^:：<>]+?)\s*(?:：\s*|:(?:\s+|$))/
const EMOJI = String.raw`\p{Extended_Pictographic}\p{Regional_Indicator}`
const NAME_CHARACTERS = new RegExp(
  String.raw`^[@\p{L}${EMOJI}][\p{L}\p{M}\p{N}${EMOJI}\p{Emoji_Modifier}\u200D .,'’‘\x60_()@&/-]*$`,
  'u',
)
// Phones export people who are in nobody's address book by their number.
const PHONE_NUMBER = /^\+\d[\d ()-]{5,}$/
// What phones put around names and times: marks of the direction of writing, and spaces that do not break.
const DIRECTION = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const LEADING_DIRECTION = new RegExp(`^(?:${DIRECTION.source})+`)
const FIRM_SPACE = /[\u00A0\u202F]/g

/** Reads the head of a line, or null when the line cannot begin a message. */
export function readHead(line: string): Head | null {
  const marks = LEADING_DIRECTION.exec(line.slice(0, HEAD_MAX))?.[0].length ?? 0
  const start = line.slice(marks, HEAD_MAX).replace(FIRM_SPACE, ' ')
  const stamped = IN_BRACKETS.exec(start) ?? BARE.exec(start)
  const rest = start.slice(stamped?.[0].length ?? 0)
  const nick = NICK.exec(rest)
  const match = nick ?? NAME.exec(rest)
  const name = match?.[1]?.replace(DIRECTION, '').trim().replace(/^~ ?/, '')
  if (!match || !name || name.length > NAME_MAX) return null
  if (!NAME_CHARACTERS.test(name) && !(stamped && PHONE_NUMBER.test(name))) return null
  return {
    style: nick ? 'nick' : stamped ? 'stamped' : 'plain',
    stamp: stamped?.[1] ?? null,
    name,
    text: line.slice(marks + (stamped?.[0].length ?? 0) + match[0].length),
  }
}
