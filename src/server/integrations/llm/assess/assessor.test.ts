import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../../test/support/app.ts'
import { assessmentInput, assessorSuite, type Told } from '../../../../../test/support/assessor-suite.ts'
import { llmOver } from '../../../../../test/support/llm.ts'
import { type ModelServer, startModelServer } from '../../../../../test/support/model-server.ts'
import type { AssessmentInput } from '../../../../shared/domain/assessment/assess.ts'
import { rulesAssessor } from '../../../features/handoffs/index.ts'

let app: TestApp
let server: ModelServer
let orgId: string
let llm: ReturnType<typeof llmOver>

beforeAll(async () => {
  app = await startApp()
  server = await startModelServer()
  orgId = (await app.addOrganization()).orgId
  llm = llmOver(app, server)
})
afterAll(async () => {
  await llm.counted()
  await app.close()
  await server.close()
})

const assess = (input: AssessmentInput) => {
  const draft = rulesAssessor.assess(input)
  return llm.assessor.assess(orgId, { ...input, draft }, new AbortController().signal)
}
const overTheModel = { source: 'llm' as const, assess }

describe('with a model of good will', () => {
  beforeAll(() => {
    server.mode = 'good'
  })
  assessorSuite('llm', overTheModel, { runs: 15 })
})

describe('with a model that does what it reads', () => {
  beforeAll(() => {
    server.mode = 'echo'
  })
  assessorSuite('llm', overTheModel, { runs: 15 })
})

describe('what a model answers', () => {
  const told: Told = {
    problem: 'Outlook asks for the password again and again',
    messages: [{ role: 'client', text: 'It began yesterday. Please do not delete the archive!' }],
    steps: [
      { text: 'Rebooted the computer', outcome: 'failed' },
      { text: 'Made a new profile', outcome: 'failed', note: 'Same prompt' },
    ],
  }
  const answering = (more: object) => {
    server.mode = 'good'
    server.answer = () =>
      JSON.stringify({ causes: [], ruledOut: [], suggestedSteps: [], contingency: [], risks: [], ...more })
    return assess(assessmentInput(told))
  }
  const cause = (text: string, evidence: number[]) => ({ text, confidence: 'likely', evidence })

  test('points by numbers at what stands in the session; numbers of nothing are dropped', async () => {
    await answering({})
    const { evidence } = JSON.parse(server.asked.at(-1)?.messages.at(-1)?.content ?? '{}') as {
      evidence: { n: number; kind: string; text: string }[]
    }
    expect(evidence.map(({ n }) => n)).toEqual(evidence.map((_, index) => index + 1))
    const tried = evidence.find(({ text }) => text.startsWith('Made a new profile'))
    expect(tried).toMatchObject({
      kind: 'step that was tried: failed',
      text: 'Made a new profile. Note: Same prompt',
    })

    const { causes } = await answering({
      causes: [
        cause('Old credentials', [tried?.n ?? 0, 999, -1]),
        cause('The moon', [998]),
        cause('Nothing', []),
      ],
    })
    expect(causes).toMatchObject([
      { text: 'Old credentials', supported: true, citations: [{ kind: 'step' }] },
      { text: 'The moon', supported: false, citations: [] },
      { text: 'Nothing', supported: false, citations: [] },
    ])
  })

  test('was asked with the request that the settings page shows, byte for byte', async () => {
    await answering({})
    const input = assessmentInput(told)
    const draft = rulesAssessor.assess(input)
    const shown = await llm.model.preview(llm.settings, { ...input, draft })
    expect(shown).toEqual({ url: `${server.url}/chat/completions`, payload: server.asked.at(-1)?.body })
  })

  test('never takes away what the rules read in the session', async () => {
    const draft = rulesAssessor.assess(assessmentInput(told))
    const made = await answering({ risks: [{ text: 'None at all', evidence: [] }] })
    expect(made.facts).toEqual(draft.facts)
    expect(made.notTried).toEqual(draft.notTried)
    expect(made.risks[0]?.text).toContain('Please do not delete the archive!')
    expect(made.suggestedSteps).toEqual(draft.suggestedSteps)
  })

  test('suggests nothing that was tried, and no step as safer than its words', async () => {
    const step = (text: string) => ({ text, why: 'Because', risk: 'none', evidence: [] })
    const { suggestedSteps } = await answering({
      suggestedSteps: [step('Reboot the computer'), step('Rebooted the computer'), step('Wipe the laptop')],
    })
    expect(suggestedSteps.map(({ text, risk }) => [text, risk])).toContainEqual([
      'Wipe the laptop',
      'irreversible',
    ])
    expect(suggestedSteps.map(({ text }) => text)).not.toContain('Rebooted the computer')
  })

  test('is said once, shortly, and in one line', async () => {
    const { causes, contingency } = await answering({
      causes: [
        cause('The same', []),
        cause('the same', []),
        cause(`Long ${'word '.repeat(200)}`, []),
        cause('\n', []),
      ],
      contingency: [{ when: 'If it fails,', then: 'Call.', evidence: [] }],
    })
    expect(causes).toHaveLength(2)
    expect(causes[1]?.text.length).toBeLessThanOrEqual(300)
    expect(contingency).toMatchObject([{ when: 'it fails', then: 'Call' }])
  })

  test('is nothing when it has a field too many', async () => {
    await expect(answering({ severity: 'stable' })).rejects.toMatchObject({
      fault: 'outside_schema',
      rawText: expect.stringContaining('"severity":"stable"'),
    })
  })
})
