type Cell = string | number | boolean | null | undefined

/**
 * A table as CSV (RFC 4180, with a byte order mark, so that spreadsheets read it as UTF-8). Text that a spreadsheet would
 * run as a formula gets an apostrophe before it.
 */
export const csv = (header: readonly string[], rows: Iterable<readonly Cell[]>): string =>
  `\uFEFF${[header, ...rows].map(row => row.map(cellOf).join(',')).join('\r\n')}\r\n`

function cellOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
