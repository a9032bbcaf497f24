import { describe, expect, it } from 'vitest'
import { measureSnapshots } from '../../../../test/support/handoffs/figures.ts'
import { readLabelled } from '../../../../test/support/handoffs/labelled.ts'

// A little below what was measured (docs/handoff-quality.md): a change that reads worse fails here.
const SETS = [
  {
    name: 'seen',
    conversations: 77,
    floors: {
      stepF1: 0.81,
      triedRecall: 0.82,
      outcomeBalanced: 0.72,
      environmentRecall: 0.6,
      environmentPrecision: 0.59,
    },
  },
  {
    name: 'unseen',
    conversations: 46,
    floors: {
      stepF1: 0.76,
      triedRecall: 0.75,
      outcomeBalanced: 0.47,
      environmentRecall: 0.55,
      environmentPrecision: 0.58,
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
