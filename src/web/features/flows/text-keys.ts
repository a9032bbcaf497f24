/** A text field: its text and what is selected in it. */
export type Selected = { text: string; start: number; end: number }
/** Put `insert` in the place of what is between `from` and `to`; then select from `start` to `end`. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number }

const INDENT = '  '

/** A line break that keeps the depth of the line, one step deeper after a name that opens a block. */
export function newLine({ text, start, end }: Selected): Edit {
  const line = text.slice(startOfLine(text, start), start)
  const depth = /^ */.exec(line)?.[0] ?? ''
  const opens = /[:|]\s*$/.test(line) && line.trim() !== ''
  const insert = `\n${depth}${opens ? INDENT : ''}`
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length }
}

/** One step to the right: at the cursor, or all lines that are selected. */
export function indent({ text, start, end }: Selected): Edit {
  if (start === end) {
    const column = start - startOfLine(text, start)
    const insert = ' '.repeat(INDENT.length - (column % INDENT.length))
    return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length }
  }
  return eachLine({ text, start, end }, line => (line === '' ? line : INDENT + line))
}

/** All lines that are selected, or the one of the cursor, one step to the left. */
export const outdent = (selected: Selected): Edit => eachLine(selected, line => line.replace(/^ {1,2}/, ''))

function eachLine({ text, start, end }: Selected, change: (line: string) => string): Edit {
  const from = startOfLine(text, start)
  // A selection that ends at the beginning of a line does not touch that line.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end
  const ending = text.indexOf('\n', last)
  const to = ending === -1 ? text.length : ending
  const lines = text.slice(from, to).split('\n')
  const changed = lines.map(change)
  const insert = changed.join('\n')
  const first = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0)
  return {
    from,
    to,
    insert,
    start: Math.max(start + first, from),
    end: Math.max(end + insert.length - (to - from), from),
  }
}

const startOfLine = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1
