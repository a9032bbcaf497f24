export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }

/** More changes than this are told as one replacement: nobody reads them one by one, and it bounds the work. */
const CHANGES_MAX = 600

/**
 * What became of the lines of `before` in `after`, in order: the fewest lines added and removed (Myers). Without the
 * added lines it is `before`, without the removed ones `after`.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split('\n')
  const b = after.split('\n')
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const same = (text: string): DiffLine => ({ kind: 'same', text })
  return [
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ]
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const trace = furthestReaches(a, b)
  const removed = (text: string): DiffLine => ({ kind: 'removed', text })
  const added = (text: string): DiffLine => ({ kind: 'added', text })
  if (!trace) return [...a.map(removed), ...b.map(added)]

  const lines: DiffLine[] = []
  let x = a.length
  let y = b.length
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Map<number, number>()
    const k = x - y
    const down = k === -d || (k !== d && at(reach, k - 1) < at(reach, k + 1))
    const fromK = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(reach, fromK)
    const fromY = d === 0 ? 0 : fromX - fromK
    while (x > fromX && y > fromY) {
      lines.push({ kind: 'same', text: a[--x] ?? '' })
      y--
    }
    if (d === 0) break
    if (down) lines.push(added(b[--y] ?? ''))
    else lines.push(removed(a[--x] ?? ''))
  }
  return lines.reverse()
}

/** How far each diagonal reaches before the d-th change, up to the change that reaches the end; null beyond the bound. */
function furthestReaches(a: readonly string[], b: readonly string[]): Map<number, number>[] | null {
  const trace: Map<number, number>[] = []
  const reach = new Map<number, number>()
  for (let d = 0; d <= Math.min(a.length + b.length, CHANGES_MAX); d++) {
    trace.push(new Map(reach))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, k - 1) < at(reach, k + 1))
      let x = d === 0 ? 0 : down ? at(reach, k + 1) : at(reach, k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach.set(k, x)
      if (x >= a.length && x - k >= b.length) return trace
    }
  }
  return null
}

const at = (reach: ReadonlyMap<number, number>, k: number) => reach.get(k) ?? 0

export type DiffHunk =
  | { kind: 'lines'; lines: (DiffLine & { number: number })[] }
  | { kind: 'skipped'; count: number }

/** Lines around a change that stay in sight. */
const CONTEXT = 3

/** The changes with some lines around them; longer stretches without a change are counted. `number` is the line's in its own text. */
export function hunksOf(lines: readonly DiffLine[]): DiffHunk[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]))
  const isNear = new Array<boolean>(lines.length).fill(false)
  for (const index of changed)
    isNear.fill(true, Math.max(index - CONTEXT, 0), Math.min(index + CONTEXT + 1, lines.length))

  const hunks: DiffHunk[] = []
  const numbers = { before: 0, after: 0 }
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'added') numbers.before++
    if (line.kind !== 'removed') numbers.after++
    const last = hunks.at(-1)
    if (!isNear[index]) {
      if (last?.kind === 'skipped') last.count++
      else hunks.push({ kind: 'skipped', count: 1 })
      continue
    }
    const shown = { ...line, number: line.kind === 'removed' ? numbers.before : numbers.after }
    if (last?.kind === 'lines') last.lines.push(shown)
    else hunks.push({ kind: 'lines', lines: [shown] })
  }
  return hunks
}
