import { type Head, readHead } from './head.ts'
import { isLabel, looksLikeName } from './names.ts'
import { roleOfName } from './roles.ts'
import { readInstant } from './time.ts'
import type { Draft, Found } from './types.ts'

type Line = { number: number; raw: string; head: Head | null }

/** Reads one `name: text` a line; a line that names nobody goes on with the message before it. */
export function parseText(source: string, offsetMinutes: number): Found {
  const lines = readLines(source)
  const begins = beginner(lines)
  const drafts: (Draft & { parts: string[] })[] = []
  const found: Found = { drafts, faults: [] }
  for (const line of lines) {
    const current = drafts.at(-1)
    if (line.head && begins(line.head)) {
      drafts.push({ ...begin(line.number, line.head, offsetMinutes), parts: [line.head.text] })
    } else if (current) {
      current.parts.push(line.raw)
      if (line.raw.trim() !== '') current.lastLine = line.number
    } else if (line.raw.trim() !== '') {
      found.faults.push({
        line: line.number,
        message: 'Nobody is named before this line (write “name: text”)',
      })
    }
  }
  // Joined once at the end: adding line by line would copy a long message again and again.
  found.drafts = drafts.map(({ parts, ...draft }) => ({ ...draft, text: parts.join('\n').trim() }))
  return found
}

function readLines(source: string): Line[] {
  const raws = source.split(/\r\n|\r|\n/)
  const indents = raws.filter(raw => raw.trim() !== '').map(raw => raw.length - raw.trimStart().length)
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  return raws.map((raw, index) => {
    const text = raw.slice(Math.min(shared, raw.length))
    // An indented line is a quotation, a stack trace or the output of a command: it goes on.
    return { number: index + 1, raw: text, head: /^\s/.test(text) ? null : readHead(text) }
  })
}

/**
 * Which heads really begin a message. Pasted output is full of lines such as `Status: ok`, so a head counts
 * when its name begins several lines, or when it is written in the style of the first one and its name looks
 * like a name.
 */
function beginner(lines: Line[]): (head: Head) => boolean {
  const times = new Map<string, number>()
  for (const { head } of lines) if (head) times.set(head.name, (times.get(head.name) ?? 0) + 1)
  let style: Head['style'] | null = null
  return head => {
    if (isLabel(head.name)) return false
    const repeated = (times.get(head.name) ?? 0) > 1
    const first = style === null
    const sameStyle = first || head.style === style
    const named = head.style !== 'plain' || looksLikeName(head.name)
    const accepted = repeated || (sameStyle && named && (first || head.text !== ''))
    if (accepted) style ??= head.style
    return accepted
  }
}

function begin(line: number, head: Head, offsetMinutes: number): Draft {
  const at = head.stamp === null ? null : readInstant(head.stamp, offsetMinutes)
  return {
    author: head.name,
    role: roleOfName(head.name),
    text: '',
    ...(at ? { at } : {}),
    line,
    lastLine: line,
  }
}
