import { expect, test } from 'vitest'
import { assessmentInput } from '../../../../test/support/assessor-suite.ts'
import { categoryOf } from './category.ts'
import { knowledge } from './knowledge/all.ts'

const about = (problem: string) => categoryOf(assessmentInput({ problem }).snapshot)

test('a session belongs to the area of what the rules recognize in it', () => {
  expect(about('Error 0x0000011b when adding the printer')).toBe('Printing')
  expect(about('Writer name: [SqlServerWriter]. Code: [0x800423f4], the backup failed')).toBe('Backup')
  expect(about('The account was locked out again, Event ID 4740')).toBe('Sign-in')
})

test('a session of which the rules know nothing belongs to none', () => {
  expect(about('Help')).toBeNull()
})

test('no two pictures of the knowledge share their name, so that each has one area', () => {
  expect(new Set(knowledge.map(({ id }) => id)).size).toBe(knowledge.length)
})
