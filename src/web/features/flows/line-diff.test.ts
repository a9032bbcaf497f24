import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiffLine, diffLines, hunksOf } from './line-diff.ts'

const shown = (lines: readonly DiffLine[]) =>
  lines.map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`)
const without = (lines: readonly DiffLine[], kind: DiffLine['kind']) =>
  lines
    .filter(line => line.kind !== kind)
    .map(({ text }) => text)
    .join('\n')

test('a changed line is one that went and one that came, in its place', () => {
  expect(shown(diffLines('a\nb\nc\nd', 'a\nB\nc\nd\ne'))).toEqual([' a', '-b', '+B', ' c', ' d', '+e'])
  expect(shown(diffLines('a\nb', 'a\nb'))).toEqual([' a', ' b'])
  expect(shown(diffLines('', 'a'))).toEqual(['-', '+a'])
})

test('of any two texts both can be read from it, and no shorter way is missed', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 }).map(lines => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after)
      expect(without(lines, 'added')).toBe(before)
      expect(without(lines, 'removed')).toBe(after)
      const kept = lines.filter(({ kind }) => kind === 'same').length
      expect(kept).toBe(longestCommon(before.split('\n'), after.split('\n')))
    }),
  )
})

test('two long texts that have nothing in common take no time', () => {
  const before = Array.from({ length: 20_000 }, (_, n) => `a${n}`).join('\n')
  const after = before.replaceAll('a', 'b')
  const lines = diffLines(before, after)
  expect(without(lines, 'added')).toBe(before)
  expect(without(lines, 'removed')).toBe(after)
})

test('only what is near a change is shown, with its number in its own text', () => {
  const before = Array.from({ length: 20 }, (_, n) => `line ${n + 1}`).join('\n')
  const hunks = hunksOf(diffLines(before, before.replace('line 10\n', 'new\n')))
  expect(
    hunks.map(hunk => (hunk.kind === 'skipped' ? hunk.count : hunk.lines.map(line => line.number))),
  ).toEqual([6, [7, 8, 9, 10, 10, 11, 12, 13], 7])
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (best[i] as number[])[j] =
        a[i] === b[j]
          ? 1 + (best[i + 1]?.[j + 1] ?? 0)
          : Math.max(best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0)
  return best[0]?.[0] ?? 0
}
