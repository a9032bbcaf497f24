import { describe, expect, it } from 'vitest'
import { CARRIERS } from '../../../../test/support/redaction/carriers.ts'
import { FINAL } from '../../../../test/support/redaction/carriers-final.ts'
import { FRESH } from '../../../../test/support/redaction/carriers-fresh.ts'
import { HELD_OUT } from '../../../../test/support/redaction/carriers-held-out.ts'
import { FORMATS } from '../../../../test/support/redaction/values.ts'
import { leaks, makeCanaries, makeLookalikes } from '../../../../test/support/secret-canaries.ts'
import { redact } from './redact.ts'

const SEED = 77
const COUNT = 1_000

/** The most leaks in a thousand: what docs/redaction.md admits to. It may only fall. */
describe.each([
  { name: 'tuning', carriers: CARRIERS, most: 0 },
  { name: 'held out', carriers: HELD_OUT, most: 3 },
  { name: 'fresh', carriers: FRESH, most: 8 },
  { name: 'final', carriers: FINAL, most: 8 },
])('the sentences called $name', ({ carriers, most }) => {
  it('hide their secrets', () => {
    const leaked = makeCanaries(carriers, SEED, COUNT).filter(canary =>
      leaks(canary.secret, redact(canary.text, canary).text),
    )
    expect(leaked.filter(({ kind }) => kind in FORMATS)).toEqual([])
    expect(leaked.length, JSON.stringify(leaked, null, 1)).toBeLessThanOrEqual(most)
  })
  it('keep what only looks like a secret', () => {
    const changed = makeLookalikes(carriers, SEED, COUNT).filter(
      lookalike => redact(lookalike.text, lookalike).text !== lookalike.text,
    )
    expect(changed.length, JSON.stringify(changed, null, 1)).toBeLessThan(COUNT / 100)
  })
})

it('notices a leak of half a secret', () => {
  expect(leaks('Winter2024!', 'it is Winter2 something')).toBe(true)
  expect(leaks('Winter2024!', 'it is [password hidden]!')).toBe(false)
})
