import { HEADINGS } from './plain-text.ts'

type Kind = 'title' | 'heading' | 'item' | 'detail' | 'text' | 'blank'
type Line = { kind: Kind; text: string }

/**
 * A note as Markdown, whether it wrote itself or was edited: the first line is the title, the known headings are
 * headings, "- " begins an item and two spaces go on with it, all else is text with its line breaks. No character of
 * the text acts as markup or HTML: what is not ours is escaped.
 */
export function asMarkdown(note: string): string {
  const lines = readLines(note)
  let out = ''
  for (const [place, { kind, text }] of lines.entries()) {
    if (kind === 'blank') continue
    const before = lines[place - 1]?.kind
    if (out !== '') out += separator(before, kind)
    out += `${PREFIX[kind]}${kind === 'heading' ? title(text) : escapeLine(text)}`
  }
  return out
}

const PREFIX: Record<Kind, string> = {
  title: '## ',
  heading: '### ',
  item: '- ',
  detail: '  ',
  text: '',
  blank: '',
}

/** Two spaces before the break keep it; an empty line ends what came before. */
function separator(before: Kind | undefined, kind: Kind): string {
  if (kind === 'detail' || (kind === 'text' && before === 'text')) return '  \n'
  return kind === 'item' && (before === 'item' || before === 'detail') ? '\n' : '\n\n'
}

function readLines(note: string): Line[] {
  const lines: Line[] = []
  let before: Kind | undefined
  for (const raw of note.trim().split(/\r\n?|\n/)) {
    const kind = kindOf(raw, before)
    lines.push({ kind, text: kind === 'item' ? raw.slice(2) : raw })
    before = kind
  }
  return lines
}

function kindOf(raw: string, before: Kind | undefined): Kind {
  const text = raw.trim()
  if (text === '') return 'blank'
  if ((HEADINGS as readonly string[]).includes(text)) return 'heading'
  if (/^- \s*\S/.test(raw)) return 'item'
  if (raw.startsWith('  ') && (before === 'item' || before === 'detail')) return 'detail'
  return before === undefined ? 'title' : 'text'
}

/** "TIMELINE (UTC)" becomes "Timeline (UTC)". */
const title = (heading: string) =>
  heading.replace(/^(.)([^(]*)/, (_, first: string, rest: string) => first + rest.toLowerCase())

function escapeLine(text: string): string {
  return (
    text
      .trim()
      .replace(/\s+/g, ' ')
      // Entities, because not every ticket system knows a backslash before them.
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]{}#|~!$]/g, '\\$&')
      // What begins a list, a rule or an underlined heading does so at the beginning of a line only.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
      // An address stays text: nobody is led by a link that a client or a log brought in.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\bwww\./gi, match => `${match.slice(0, -1)}\\.`)
  )
}
