import { describe, expect, it } from 'vitest'
import { readOutcome, readPhrases } from '../../../../test/support/handoffs/phrases.ts'

// What was measured (docs/handoff-quality.md) less two phrases of each kind: a change that reads worse fails here.
const FLOORS = {
  looked: { worked: 104, failed: 149, partial: 44, inconclusive: 29, proposed: 56 },
  aside: { worked: 34, failed: 70, partial: 22, inconclusive: 11, proposed: 28 },
}

const phrases = readPhrases()

describe('ways to tell how it ended', () => {
  it('are many', () => {
    expect(phrases.length).toBeGreaterThan(600)
  })
  const cases = Object.entries(FLOORS).flatMap(([part, floors]) =>
    Object.entries(floors).map(([outcome, floor]) => ({ part, outcome, floor })),
  )
  it.each(cases)('are read no worse than measured: $outcome ($part)', ({ part, outcome, floor }) => {
    const mine = phrases.filter(phrase => phrase.outcome === outcome && phrase.aside === (part === 'aside'))
    const misread = mine.filter(phrase => readOutcome(phrase) !== outcome)
    // Those set aside are known by their number alone.
    const told = part === 'aside' ? '' : misread.map(({ said }) => said).join('\n')
    expect(mine.length - misread.length, told).toBeGreaterThanOrEqual(floor)
  })
})
