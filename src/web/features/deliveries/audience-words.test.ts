import { expect, test } from 'vitest'
import { audienceOf } from './audience-words.ts'

const person = (name: string, seenAt: string | null = null, lookingUntil: string | null = null) => ({
  id: name,
  name,
  told: true,
  seenAt,
  lookingUntil,
})
const NINE = '2026-01-01T09:00:00.000Z'
const TEN = '2026-01-01T10:00:00.000Z'

test('nobody was told', () => {
  expect(audienceOf([], 'me')).toEqual({ told: 'Nobody was told', looked: null, looking: null })
})

test('who looks now is not among those who looked, and the latest look counts', () => {
  const people = [person('Ada', TEN, TEN), person('Kenji', NINE), person('Marta', TEN), person('Zoe')]
  expect(audienceOf(people, 'me')).toEqual({
    told: 'Told 4 people',
    looked: { names: 'Kenji and Marta', at: TEN },
    looking: 'Ada is looking now',
  })
})

test('a reader does not see themselves looking', () => {
  expect(audienceOf([person('Ada', TEN, TEN)], 'Ada').looking).toBeNull()
})

test('of many the first are named', () => {
  const people = ['Ada', 'Bo', 'Cem', 'Dee', 'Eve'].map(name => person(name, null, TEN))
  expect(audienceOf(people, 'me').looking).toBe('Ada, Bo, Cem and 2 more are looking now')
})
