import { describe, expect, it } from 'vitest'
import { assessmentInput } from '../../../../../test/support/assessor-suite.ts'
import { assessByRules } from '../../../../shared/domain/assessment/assess.ts'
import { stories } from './all-stories.ts'
import { liveScripts } from './live-escalation.ts'
import type { LiveScript } from './live-script.ts'
import type { Story } from './story.ts'

type Told = Parameters<typeof assessmentInput>[0]

const escalationOf = ({ state }: Story) => {
  if (state === 'active') return undefined
  if ('escalated' in state) return state.escalated
  return 'claimed' in state ? state.claimed.escalation : state.resolved.handedOff?.escalation
}

/** What a story tells until it is handed off; undefined for those that are not. */
function toldBy(story: Story): Told | undefined {
  const escalation = escalationOf(story)
  if (!escalation) return undefined
  const until = ({ minute }: { minute: number }) => minute <= escalation.minute
  return {
    problem: story.problem,
    impact: escalation.impact ?? null,
    messages: story.messages.filter(until).map(({ by, text }) => ({ role: roleOf(by), text })),
    steps: story.steps.filter(until),
  }
}

const toldLive = ({ problem, acts, escalation: { impact } }: LiveScript): Told => ({
  problem,
  impact,
  messages: acts.flatMap(act => ('message' in act ? [{ role: roleOf(act.message.by), text: act.text }] : [])),
  steps: acts.flatMap(act => ('step' in act ? [{ text: act.text, ...act.step }] : [])),
})

const roleOf = (by: string) => (by === 'client' || by === 'copilot' ? by : 'technician')

const handedOff: [string, Told][] = [
  ...stories.flatMap((story): [string, Told][] => {
    const told = toldBy(story)
    return told ? [[story.key, told]] : []
  }),
  ...liveScripts.map((script): [string, Told] => [script.key, toldLive(script)]),
]
const wordCount = (texts: string[]) => texts.join(' ').split(/\s+/).length

describe.each(handedOff)('the assessment of %s', (_key, told) => {
  const { snapshot } = assessmentInput(told)
  const { causes, suggestedSteps, contingency, risks } = assessByRules(assessmentInput(told))

  it('has a likely or possible cause, a first step, a plan if it fails, and sources for each', () => {
    expect(causes[0]).toMatchObject({ confidence: expect.stringMatching(/likely|possible/), supported: true })
    for (const part of [suggestedSteps, contingency]) {
      expect(part.length).toBeGreaterThan(0)
      expect(part.every(({ supported }) => supported)).toBe(true)
    }
  })

  it('is read with its hand-off in under 250 words', () => {
    const words = wordCount([
      snapshot.problem.text,
      told.impact ?? '',
      ...snapshot.tried.flatMap(({ text, note }) => [text, note ?? '']),
      ...causes.map(({ text }) => text),
      ...suggestedSteps.flatMap(({ text, why }) => [text, why]),
      ...contingency.flatMap(one => [one.when, one.then]),
      ...risks.map(({ text }) => text),
    ])
    expect(words).toBeLessThan(250)
  })
})
