import { expect, test } from 'vitest'
import { type Edit, indent, newLine, outdent, type Selected } from './text-keys.ts'

/** `[` and `]` are the ends of the selection, `|` a cursor. */
function read(marked: string): Selected {
  const at = marked.indexOf('|')
  if (at >= 0) return { text: marked.replace('|', ''), start: at, end: at }
  return { text: marked.replace(/[[\]]/g, ''), start: marked.indexOf('['), end: marked.indexOf(']') - 1 }
}
function show({ text }: Selected, { from, to, insert, start, end }: Edit): string {
  const next = text.slice(0, from) + insert + text.slice(to)
  if (start === end) return `${next.slice(0, start)}|${next.slice(start)}`
  return `${next.slice(0, start)}[${next.slice(start, end)}]${next.slice(end)}`
}
const after = (edit: (selected: Selected) => Edit, marked: string) => show(read(marked), edit(read(marked)))

test('Enter keeps the depth, and goes deeper after a name that opens a block', () => {
  expect(after(newLine, 'a:\n  b: c|')).toBe('a:\n  b: c\n  |')
  expect(after(newLine, 'a:\n  b:|')).toBe('a:\n  b:\n    |')
  expect(newLine({ text: 'how: |', start: 6, end: 6 }).insert).toBe('\n  ')
  expect(after(newLine, 'a[b\nc]d')).toBe('a\n|d')
  expect(after(newLine, '|a:')).toBe('\n|a:')
})

test('a step to the right fills up to the next even column, or moves every selected line', () => {
  expect(after(indent, 'a|')).toBe('a |')
  expect(after(indent, '|a')).toBe('  |a')
  expect(after(indent, 'a\n[b\n\nc]\nd')).toBe('a\n  [b\n\n  c]\nd')
  expect(after(indent, '[a\n]b')).toBe('  [a\n]b')
})

test('a step to the left takes at most what is there', () => {
  expect(after(outdent, '    a|')).toBe('  a|')
  expect(after(outdent, ' a|')).toBe('a|')
  expect(after(outdent, '|a')).toBe('|a')
  expect(after(outdent, '  a[\n   b\nc]')).toBe('a[\n b\nc]')
})
