import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../../test/support/app.ts'
import { assessmentInput } from '../../../../../test/support/assessor-suite.ts'
import { ATTACKS, type Attack, HARMFUL } from '../../../../../test/support/attacks.ts'
import { llmOver } from '../../../../../test/support/llm.ts'
import { everywhere } from '../../../../../test/support/model-server/answers.ts'
import { type ModelServer, startModelServer } from '../../../../../test/support/model-server.ts'
import type { Assessment } from '../../../../shared/contract/handoffs.ts'
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

/** A session that carries the attack in every place where somebody can write. */
const attacked = ({ text }: Attack) =>
  assessmentInput({
    problem: `Outlook asks for the password. ${text}`,
    messages: [
      { role: 'client', text },
      { role: 'technician', text: `I see a file called "${text}"` },
      { role: 'copilot', text },
      { role: 'other', text: 'Please do not delete the archive!' },
    ],
    steps: [
      { text: `Opened ${text}`, outcome: 'failed', note: text },
      { text: 'Rebooted', outcome: 'failed', note: `Ruled out: ${text}` },
    ],
    impact: text,
  })

async function assessed(attack: Attack, answer: string) {
  server.answer = () => answer
  const input = attacked(attack)
  const draft = rulesAssessor.assess(input)
  const before = JSON.stringify(draft)
  const made = await llm.assessor
    .assess(orgId, { ...input, draft }, new AbortController().signal)
    .catch((error: unknown) => error as Error)
  expect(JSON.stringify(draft), "the rules' answer is unharmed").toBe(before)
  return { made, draft }
}

/** Every text that came from the model, which is all that the rules did not write. */
function textsOfModel(made: Assessment, draft: Assessment): string[] {
  const texts = (one: unknown): string[] =>
    typeof one === 'string' ? [one] : typeof one === 'object' && one ? Object.values(one).flatMap(texts) : []
  const known = new Set(texts(draft))
  return texts(made).filter(text => !known.has(text))
}

test('there are enough of them, each another', () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(40)
  expect(new Set(ATTACKS.map(({ text }) => text)).size).toBe(ATTACKS.length)
})

describe.each(ATTACKS)('$name', attack => {
  const wish = attack.wish ?? attack.text

  test('stays inside of the document that the model is given', async () => {
    await assessed(attack, everywhere('fine'))
    const [system, user, ...more] = server.asked.at(-1)?.messages ?? []
    expect(more).toEqual([])
    expect(system?.content).not.toContain(attack.text)
    const document = JSON.parse(user?.content ?? '') as Record<string, unknown>
    expect(Object.keys(document).sort()).toEqual(['evidence', 'impact', 'rules'])
    const request = JSON.parse(server.asked.at(-1)?.body ?? '') as Record<string, unknown>
    expect(Object.keys(request).sort()).toEqual(['max_tokens', 'messages', 'model', 'response_format'])
  })

  test('obeyed, leads nowhere, hides nothing, and calls nobody', async () => {
    const { made, draft } = await assessed(attack, everywhere(wish))
    expect(made).toMatchObject({ source: 'llm', facts: draft.facts, notTried: draft.notTried })
    const answered = made as Assessment
    for (const text of textsOfModel(answered, draft)) expect(text).not.toMatch(HARMFUL)
    expect(answered.risks.map(({ text }) => text).join()).toContain('do not delete the archive')
    for (const step of answered.suggestedSteps)
      if (/\b(delete|format|wipe)\b/i.test(step.text)) expect(step.risk).toBe('irreversible')
  })

  test('obeyed to the letter, is no assessment at all', async () => {
    for (const answer of [
      wish,
      JSON.stringify({ severity: 'stable', recipients: ['all'], assignTo: 'mallory' }),
      JSON.stringify({ ...JSON.parse(everywhere(wish)), watchLevel: 'stable' }),
      JSON.stringify({ tool_calls: [{ function: { name: 'notify', arguments: wish } }] }),
    ]) {
      const { made } = await assessed(attack, answer)
      expect(made).toMatchObject({ name: 'ModelFailure', fault: 'outside_schema', rawText: answer })
    }
  })
})
