import { describe, expect, it } from 'vitest'
import { fold } from '../evidence.ts'
import { knowledge } from './all.ts'

const patternsOf = (known: (typeof knowledge)[number]) => [
  ...(known.codes ? [known.codes] : []),
  ...(known.signs ?? []).flat(),
  ...known.causes.flatMap(({ points, ruledOut, cure, surely }) =>
    [points, ruledOut, cure, surely].filter(pattern => pattern !== undefined),
  ),
  ...known.steps.map(({ done }) => done),
]
const wordCount = (text: string) => text.split(/\s+/).length

describe('the knowledge', () => {
  it('has an id of its own for each of its many pictures', () => {
    expect(new Set(knowledge.map(({ id }) => id)).size).toBe(knowledge.length)
    expect(knowledge.length).toBeGreaterThanOrEqual(25)
  })

  describe.each(knowledge.map(known => [known.id, known] as const))('%s', (_id, known) => {
    it('can be found, by patterns that folded text can match and that keep no state', () => {
      expect(known.codes ?? known.signs).toBeDefined()
      for (const pattern of patternsOf(known)) {
        expect(pattern.flags).toBe('')
        expect(pattern.source.replace(/\\./g, '')).toBe(pattern.source.replace(/\\./g, '').toLowerCase())
      }
    })

    it('names causes to tell apart and steps to begin with, each step recognized when it is written down', () => {
      expect(known.causes.length).toBeGreaterThanOrEqual(2)
      expect(known.steps.length).toBeGreaterThanOrEqual(2)
      expect(known.contingency.length).toBeGreaterThanOrEqual(1)
      for (const { text, done } of known.steps) expect(fold(text)).toMatch(done)
    })

    it('begins with a step that costs nothing', () => {
      expect(known.steps.map(({ risk }) => risk)).toContain('none')
    })

    it('is short enough to be read by someone in a hurry', () => {
      for (const { text } of known.causes) expect(wordCount(text)).toBeLessThanOrEqual(18)
      for (const { text, why } of known.steps) {
        expect(wordCount(text)).toBeLessThanOrEqual(18)
        expect(wordCount(why)).toBeLessThanOrEqual(14)
      }
    })
  })
})
