import { describe, expect, it } from 'vitest'
import { readLabelled } from '../../../test/support/handoffs/labelled.ts'
import type { HandoffDetail } from '../contract/handoffs.ts'
import { assessByRules } from './assessment/assess.ts'
import { foldHandoff, wordsShown } from './fold.ts'
import { makeSnapshot } from './snapshot.ts'

const AT = '2026-01-01T00:00:00.000Z'
const [short] = readLabelled('seen')
const all = readLabelled('seen')

function detailOf(messages: (typeof all)[number]['messages']) {
  const session = { problem: messages[0]?.text ?? '', createdAt: AT }
  const snapshot = makeSnapshot({ session, messages, steps: [], at: AT })
  const handoff = { reason: 'Beyond what I may do' } as HandoffDetail['handoff']
  return { handoff, snapshot, assessment: assessByRules({ snapshot, impact: null }) }
}
// Four troubles told in one session: far more than one reads in a minute.
const long = detailOf(
  all.slice(0, 4).flatMap(({ messages }, part) =>
    messages.map((message, place) => ({
      ...message,
      id: `m${part}-${place}`,
      ordinal: part * 100 + place,
      at: new Date(Date.parse(AT) + (part * 100 + place) * 60_000).toISOString(),
    })),
  ),
)

describe('the fold', () => {
  it('leaves a short hand-off whole', () => {
    const detail = detailOf(short?.messages ?? [])
    const { snapshot, assessment, cut } = foldHandoff(detail)
    expect({ snapshot, assessment, cut }).toEqual({
      snapshot: detail.snapshot,
      assessment: detail.assessment,
      cut: false,
    })
  })
  it('shows at most 250 words of a long one, and says how much it leaves out', () => {
    expect(wordsShown(long)).toBeGreaterThan(250)
    const folded = foldHandoff(long)
    expect(wordsShown({ ...long, ...folded })).toBeLessThanOrEqual(250)
    expect(folded.cut).toBe(true)
    expect(folded.hidden).toBeGreaterThan(0)
  })
  it('keeps the latest of what was tried, in their order, with their sources', () => {
    const { tried } = foldHandoff(long).snapshot
    expect(tried.length).toBeGreaterThanOrEqual(4)
    expect(tried.map(({ citations }) => citations)).toEqual(
      long.snapshot.tried.slice(-tried.length).map(({ citations }) => citations),
    )
  })
  it('keeps every suggested step', () => {
    expect(foldHandoff(long).assessment?.suggestedSteps).toEqual(long.assessment.suggestedSteps)
  })
})
