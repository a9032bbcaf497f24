import { describe, expect, it } from 'vitest'
import { readOutcome, readPhrases } from '../../../../test/support/handoffs/phrases.ts'

// What was measured (docs/handoff-quality.md) less two phrases of each kind: a change that reads worse fails here.
const FLOORS = {
  looked: { worked: 131, failed: 181, partial: 60, inconclusive: 35, proposed: 72 },
  aside: { worked: 44, failed: 82, partial: 28, inconclusive: 13, proposed: 35 },
}

const phrases = readPhrases()

describe('ways to tell how it ended', () => {
  it('are many', () => {
    expect(phrases.length).toBeGreaterThan(800)
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
