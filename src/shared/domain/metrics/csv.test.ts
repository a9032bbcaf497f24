import { expect, test } from 'vitest'
import { csv } from './csv.ts'

test('a table reads back as it was, whatever its cells say', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x, "y"', 1.5],
        ['two\nlines', null],
        [true, undefined],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n"x, ""y""",1.5\r\n"two\nlines",\r\ntrue,\r\n')
})

test('a spreadsheet runs nothing that somebody wrote, and a negative number stays one', () => {
  expect(csv(['a'], [['=1+1'], ['@x'], ['-5 apples'], [-5]])).toBe(
    "\uFEFFa\r\n'=1+1\r\n'@x\r\n'-5 apples\r\n-5\r\n",
  )
})
