/**
 * Ticket systems wrap lines at their own width, so a line is broken only where it could be damaged on the way: mail
 * carries at most 998 bytes a line, and a character of this many takes three.
 */
const LINE_MAX = 320

/** A line in pieces of at most `LINE_MAX` code units, broken at spaces where there are any, each with its indent. */
export function wrapLine(line: string): string[] {
  const indent = /^(?:- |(?: {2}))/.test(line) ? '  ' : ''
  const pieces: string[] = []
  let rest = line
  while (rest.length > LINE_MAX) {
    const end = breakIn(rest)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = `${indent}${rest.slice(end).trimStart()}`
  }
  return [...pieces, rest]
}

function breakIn(text: string): number {
  const space = text.lastIndexOf(' ', LINE_MAX)
  // In the first half it would leave a stump: that is one long word after a short one.
  if (space > LINE_MAX / 2) return space
  const last = text.charCodeAt(LINE_MAX - 1)
  return last >= 0xd800 && last <= 0xdbff ? LINE_MAX - 1 : LINE_MAX
}
