import { describe, expect, it } from 'vitest'
import { measureSnapshots } from '../../../../test/support/handoffs/figures.ts'
import { readLabelled } from '../../../../test/support/handoffs/labelled.ts'

// A little below what was measured (docs/handoff-quality.md): a change that reads worse fails here.
const SETS = [
  {
    name: 'seen',
    conversations: 53,
    floors: {
      stepF1: 0.84,
      triedRecall: 0.84,
      outcomeBalanced: 0.59,
      environmentRecall: 0.66,
      environmentPrecision: 0.61,
    },
  },
  {
    name: 'unseen',
    conversations: 22,
    floors: {
      stepF1: 0.77,
      triedRecall: 0.79,
      outcomeBalanced: 0.48,
      environmentRecall: 0.64,
      environmentPrecision: 0.67,
    },
  },
] as const

describe('made-up conversations', () => {
  it.each(SETS)('are read no worse than measured: $name', ({ name, conversations, floors }) => {
    const labelled = readLabelled(name)
    const figures = measureSnapshots(labelled)
    expect(labelled).toHaveLength(conversations)
    expect(figures.problemHit).toBe(1)
    for (const [figure, floor] of Object.entries(floors))
      expect(figures, figure).toHaveProperty(
        figure,
        expect.toSatisfy((value: number) => value >= floor),
      )
  })
})
