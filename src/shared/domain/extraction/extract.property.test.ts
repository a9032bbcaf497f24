import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLabelled } from '../../../../test/support/handoffs/labelled.ts'
import type { Message } from '../../contract/sessions.ts'
import { assessByRules } from '../assessment/assess.ts'
import { makeSnapshot } from '../snapshot.ts'

const AT = '2026-01-01T00:00:00.000Z'
const real = readLabelled('seen').flatMap(({ messages }) => messages.map(({ text }) => text))
// Real sentences cut and joined anywhere, and what nobody would write.
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...real) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...real), fc.constantFrom(...real), fc.nat(80))
      .map(([a, b, at]) => a.slice(0, at) + b.slice(at)),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('"', '[quote', '> ', 'a.', '0x', '| ', 'tried ', 'no ', '\u0000', '((', '::'),
        fc.nat(2_000),
      )
      .map(([part, count]) => part.repeat(count)),
  },
)
const conversation = fc
  .array(
    fc.record({
      text,
      role: fc.constantFrom('technician', 'copilot', 'client', 'other'),
      name: fc.oneof(fc.constantFrom('Ava', 'Hugo', 'bot', ''), fc.string({ maxLength: 20 })),
    }),
    { maxLength: 25 },
  )
  .map(parts =>
    parts.map(
      ({ text, role, name }, place): Message => ({
        id: `m${place}`,
        sessionId: 's',
        ordinal: place + 1,
        author: { id: null, name },
        role: role as Message['role'],
        text,
        at: AT,
      }),
    ),
  )
const snapshotOf = (messages: readonly Message[]) =>
  makeSnapshot({
    session: { problem: messages[0]?.text ?? 'Printer offline', createdAt: AT },
    messages,
    steps: [],
    at: AT,
  })

describe('whatever was written', () => {
  it('every citation leads to a message, and what is told of messages cites at least one', () => {
    fc.assert(
      fc.property(conversation, messages => {
        const snapshot = snapshotOf(messages)
        const ids = new Set(messages.map(({ id }) => id))
        const { problem, tried, notTried, ruledOut, environment, openAsks = [] } = snapshot
        const told = [...tried, ...notTried, ...ruledOut, ...openAsks]
        for (const { citations } of told) expect(citations.length).toBeGreaterThan(0)
        for (const { citations } of [problem, ...environment, ...told])
          for (const { kind, id } of citations) expect(kind === 'message' && ids.has(id)).toBe(true)
        // A fact without a message stands in the problem as it was told.
        for (const fact of environment)
          if (fact.citations.length === 0) expect(snapshot.problem.text).toContain(fact.text)
      }),
    )
  })

  it('a statement of the assessment cites what there is, or is labelled unsupported', () => {
    fc.assert(
      fc.property(conversation, messages => {
        const ids = new Set(messages.map(({ id }) => id))
        const assessment = assessByRules({ snapshot: snapshotOf(messages), impact: null })
        const { facts, causes, ruledOut, notTried, suggestedSteps, contingency, risks } = assessment
        for (const { citations, supported } of [
          ...[...facts, ...causes, ...ruledOut, ...notTried],
          ...[...suggestedSteps, ...contingency, ...risks],
        ]) {
          expect(supported).toBe(citations.length > 0)
          for (const { id } of citations) expect(ids.has(id)).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('the same messages give the same snapshot, in whatever order they come', () => {
    fc.assert(
      fc.property(conversation, messages => {
        const once = snapshotOf(messages)
        const session = { problem: once.problem.text, createdAt: AT }
        const again = (list: Message[]) => makeSnapshot({ session, messages: list, steps: [], at: AT })
        expect(again([...messages].reverse())).toEqual(again([...messages]))
      }),
      { numRuns: 50 },
    )
  })

  it('a fact has at most eight words', () => {
    fc.assert(
      fc.property(conversation, messages => {
        for (const { text } of snapshotOf(messages).environment)
          expect(text.split(/\s+/).length).toBeLessThanOrEqual(8)
      }),
      { numRuns: 50 },
    )
  })
})
