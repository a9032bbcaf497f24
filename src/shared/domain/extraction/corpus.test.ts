import { describe, expect, it } from 'vitest'
import { measureSnapshots } from '../../../../test/support/handoffs/figures.ts'
import { readLabelled } from '../../../../test/support/handoffs/labelled.ts'

// A little below what was measured (docs/handoff-quality.md): a change that reads worse fails here.
const FLOORS = {
  tuning: {
    stepF1: 0.84,
    triedRecall: 0.84,
    outcomeBalanced: 0.68,
    environmentRecall: 0.6,
    environmentPrecision: 0.6,
  },
  'held-out': {
    stepF1: 0.77,
    triedRecall: 0.72,
    outcomeBalanced: 0.43,
    environmentRecall: 0.55,
    environmentPrecision: 0.62,
  },
} as const

describe('made-up conversations', () => {
  it.each(['tuning', 'held-out'] as const)('are read no worse than measured: %s', name => {
    const labelled = readLabelled(name)
    const figures = measureSnapshots(labelled)
    expect(labelled).toHaveLength(16)
    expect(figures.problemHit).toBe(1)
    for (const [figure, floor] of Object.entries(FLOORS[name]))
      expect(figures, figure).toHaveProperty(
        figure,
        expect.toSatisfy((value: number) => value >= floor),
      )
  })
})
