import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessor } from '../../src/server/features/handoffs/assessor.ts'
import { type Assessment, assessment as assessmentSchema } from '../../src/shared/contract/handoffs.ts'
import { type Message, messageRole, type Step, stepOutcome } from '../../src/shared/contract/sessions.ts'
import type { AssessmentInput } from '../../src/shared/domain/assessment/assess.ts'
import { knowledge } from '../../src/shared/domain/assessment/knowledge/all.ts'
import { makeSnapshot } from '../../src/shared/domain/snapshot.ts'

const AT = '2026-03-01T10:00:00.000Z'
const idOf = (kind: number, n: number) =>
  `00000000-0000-4000-8000-${String(kind * 1e9 + n).padStart(12, '0')}`

export type Told = {
  problem?: string
  messages?: { role?: Message['role']; text: string }[]
  steps?: { text: string; outcome: Step['outcome']; note?: string | null | undefined }[]
  impact?: string | null | undefined
}

/** What an assessor is given of a session that was told in a few words. */
export function assessmentInput({
  problem = 'It does not work',
  messages = [],
  steps = [],
  impact = null,
}: Told): AssessmentInput {
  const snapshot = makeSnapshot({
    session: { problem, createdAt: AT },
    at: AT,
    messages: messages.map(({ role = 'technician', text }, index) => ({
      id: idOf(1, index),
      sessionId: idOf(0, 0),
      ordinal: index + 1,
      author: { id: null, name: 'Tess' },
      role,
      text,
      at: AT,
    })),
    steps: steps.map(({ text, outcome, note = null }, index) => ({
      id: idOf(2, index),
      sessionId: idOf(0, 0),
      ordinal: index + 1,
      text,
      outcome,
      note,
      messageId: null,
      author: { id: 'tess', name: 'Tess' },
      at: AT,
      updatedAt: AT,
      version: 1,
    })),
  })
  return { snapshot, impact }
}

/** Words that a helpdesk uses, so that sessions made of them mean something to an assessor. */
const TELLING = [
  ...knowledge.flatMap(({ steps, causes }) => [...steps, ...causes].map(({ text }) => text)),
  'Outlook asks for the password again and again',
  'error 13801',
  'AADSTS53003',
  'Writer name: [SqlServerWriter]. Code: [0x800423f4]',
  'The account was locked out again, Event ID 4740',
  'Windows Update fails with 0x8024401c',
  'Please do not restart the server',
]
const words = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...TELLING) }, fc.string({ maxLength: 60 }))

/** Sessions of all kinds, those of a busy helpdesk among them. */
export const anySession: fc.Arbitrary<Told> = fc.record({
  problem: words,
  messages: fc.array(fc.record({ role: fc.constantFrom(...messageRole.options), text: words }), {
    maxLength: 8,
  }),
  steps: fc.array(
    fc.record({
      text: words,
      outcome: fc.constantFrom(...stepOutcome.options),
      note: fc.option(
        fc.oneof(
          words,
          words.map(text => `Ruled out: ${text}`),
        ),
      ),
    }),
    { maxLength: 8 },
  ),
  impact: fc.option(words),
})

/** Everything that an assessment states. */
export const statementsOf = (made: Assessment) => [
  ...made.facts,
  ...made.causes,
  ...made.ruledOut,
  ...made.notTried,
  ...made.suggestedSteps,
  ...made.contingency,
  ...made.risks,
]

/** What every assessor promises, whatever it is made with. */
export function assessorSuite(name: string, assessor: Assessor, { runs = 200 } = {}) {
  const always = (check: (made: Assessment, input: AssessmentInput) => void) =>
    fc.assert(
      fc.asyncProperty(anySession, async told => {
        const input = assessmentInput(told)
        check(await assessor.assess(input), input)
      }),
      { numRuns: runs },
    )

  describe(`the assessor ${name}`, () => {
    test('answers what the contract says, under its own name', () =>
      always(made => {
        expect(assessmentSchema.parse(made)).toEqual(made)
        expect(made.source).toBe(assessor.source)
      }))

    test('cites what is in the snapshot, and nothing else', () =>
      always((made, { snapshot }) => {
        const { problem, tried, ruledOut, notTried, environment, lastMessages, openAsks = [] } = snapshot
        const known = new Set(
          [problem, ...tried, ...ruledOut, ...notTried, ...environment, ...lastMessages, ...openAsks].flatMap(
            ({ citations }) => citations.map(({ kind, id }) => `${kind} ${id}`),
          ),
        )
        for (const { citations } of statementsOf(made))
          for (const { kind, id } of citations) expect(known).toContain(`${kind} ${id}`)
      }))

    test('states nothing without a source or the label that it has none', () =>
      always(made => {
        for (const { citations, supported } of statementsOf(made))
          expect(supported).toBe(citations.length > 0)
      }))

    test('suggests no step that was tried', () =>
      always((made, { snapshot }) => {
        const tried = snapshot.tried.map(({ text }) => text.toLowerCase())
        for (const { text } of made.suggestedSteps) expect(tried).not.toContain(text.toLowerCase())
      }))

    test('claims no cause of a session that says nothing', async () => {
      const made = await assessor.assess(assessmentInput({ problem: 'Help' }))
      expect(made.causes.filter(({ supported }) => supported)).toEqual([])
      expect(made.suggestedSteps.length).toBeGreaterThan(0)
    })

    test('stays readable in seconds', () =>
      always(({ causes, suggestedSteps, contingency, risks }) => {
        expect(causes.length).toBeLessThanOrEqual(3)
        expect(suggestedSteps.length).toBeLessThanOrEqual(3)
        expect(contingency.length).toBeLessThanOrEqual(2)
        expect(risks.length).toBeLessThanOrEqual(3)
      }))
  })
}
