import { expect, test } from 'vitest'
import { minutesOf, secondsFrom } from './baseline-time.ts'

test('minutes are typed in the ways that people write them', () => {
  expect(['5', '5:30', '5.5', '5,5', ' 0:07 ', '480'].map(secondsFrom)).toEqual([
    300, 330, 330, 330, 7, 28_800,
  ])
  expect(['', 'five', '5:99', '1:2:3'].map(secondsFrom)).toEqual([NaN, NaN, NaN, NaN])
})

test('a time that is shown reads back as it was', () => {
  for (const seconds of [1, 59, 60, 330, 28_800]) expect(secondsFrom(minutesOf(seconds))).toBe(seconds)
})
