/** Where two texts part, with a little of each side: enough to see which change was not carried over. */
export function firstDifference(present: string, wanted: string): string {
  const [old, fresh] = [present.split('\n'), wanted.split('\n')]
  const at = fresh.findIndex((line, i) => line !== old[i])
  const start = at === -1 ? fresh.length : at
  const side = (sign: string, lines: string[]) =>
    lines.slice(start, start + 4).map(line => `  ${sign} ${line}`)
  return [`  at line ${start + 1}:`, ...side('-', old), ...side('+', fresh)].join('\n')
}
