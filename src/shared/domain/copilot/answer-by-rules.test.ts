import { describe, expect, it } from 'vitest'
import type { SimilarSession } from '../../contract/copilot.ts'
import type { FlowProposal } from '../../contract/flows.ts'
import { answerByRules, type RulesInput } from './answer-by-rules.ts'
import { missingFacts } from './missing-facts.ts'

const NOW = new Date('2026-05-04T10:00:00Z')
const NONE: RulesInput['advice'] = { matches: [], flow: null, question: null, proposals: [], end: null }
const step = (more: Partial<FlowProposal> = {}): FlowProposal => ({
  nodeId: 'queue',
  text: 'Empty the queue',
  how: null,
  why: 'One damaged job holds up all behind it.',
  tell: 'Worked if a test page comes out.',
  risk: 'none',
  when: null,
  ...more,
})
const flow = (more: Partial<RulesInput['advice']>): RulesInput['advice'] => ({
  ...NONE,
  matches: [{ id: 'printer', title: 'A printer does not print', reason: '' }],
  flow: 'printer',
  ...more,
})
const similar = (more: Partial<SimilarSession> = {}): SimilarSession => ({
  session: {
    id: '00000000-0000-4000-8000-000000000001',
    title: 'Old trouble',
    client: 'Harbour Dental',
    resolvedAt: '2026-03-31T23:30:00Z',
  },
  resolution: 'Set the value\nto 0',
  worked: [],
  why: { codes: ['0x0000011b'], words: [], sameClient: false },
  snippet: [],
  ...more,
})
const answer = (input: Partial<RulesInput>) =>
  answerByRules({ advice: NONE, similar: [], texts: [], said: [], now: NOW, ...input })

describe('the answer from a flow', () => {
  it('names the flow, then the step with why, how and how to read it', () => {
    expect(
      answer({ advice: flow({ proposals: [step({ how: ' net stop spooler\n', risk: 'disruptive' })] }) })
        ?.text,
    ).toBe(`This fits the flow “A printer does not print”.

Next: Empty the queue. One damaged job holds up all behind it. Mind that this interrupts people.

net stop spooler

Worked if a test page comes out. Mark on the card how it ended.`)
  })
  it('asks the question of the flow, with its answers', () => {
    const question = { text: 'Who cannot print?', why: null, answers: ['Nobody', 'One'] }
    expect(answer({ advice: flow({ question }) })?.text).toContain(
      'Who cannot print? Pick the answer on the card: Nobody · One.',
    )
  })
  it('says at its end what to do', () => {
    const escalate = { kind: 'escalate', text: 'The server is down.', watchLevel: 'critical' } as const
    expect(answer({ advice: flow({ end: escalate }) })?.text).toContain(
      'I would escalate now. The server is down.',
    )
    expect(answer({ advice: flow({ end: { kind: 'resolved', text: 'Done' } }) })?.text).toContain(
      'resolve the session',
    )
  })
  it('is null when all of it was said, and leaves out the part that was', () => {
    const first = answer({ advice: flow({ proposals: [step()] }) })?.text ?? ''
    expect(answer({ advice: flow({ proposals: [step()] }), said: [first] })).toBeNull()
    const second = answer({ advice: flow({ proposals: [step({ text: 'Swap the cable' })] }), said: [first] })
    expect(second?.text).toMatch(/^Next: Swap the cable/)
  })
})

describe('the answer from similar sessions', () => {
  it('says when, where, by what, and cites it', () => {
    const told = answer({ similar: [similar()] })
    expect(told?.text).toContain(
      'In March the same error 0x0000011b at Harbour Dental (“Old trouble”) was solved: Set the value to 0.',
    )
    expect(told?.cited).toEqual([{ id: similar().session.id, title: 'Old trouble' }])
  })
  it('tells the year of an older one, and what worked where the resolution does not', () => {
    const old = { ...similar().session, client: null, resolvedAt: '2025-12-01T00:00:00Z' }
    const worked = [{ text: 'Moved the log', note: null }]
    expect(answer({ similar: [similar({ session: old, worked })] })?.text).toContain(
      'In December 2025 the same error 0x0000011b (“Old trouble”) was solved: Set the value to 0. What worked there: “Moved the log”.',
    )
  })
  it('keeps one that shares a word or two to the list beside the chat', () => {
    const faint = similar({ why: { codes: [], words: ['Outlook', 'slow'], sameClient: false } })
    expect(answer({ similar: [faint] })?.cited).toEqual([])
    const near = similar({ why: { codes: [], words: ['Outlook', 'slow', 'add-in'], sameClient: true } })
    expect(answer({ similar: [near] })?.text).toContain('In March something similar at this client')
  })
})

describe('where nothing fits', () => {
  it('asks for what nobody has told yet', () => {
    expect(answer({ texts: ['It is broken'] })?.text).toBe(
      'No flow and no resolved session fits this yet. It would help to know the exact text of the error, since when it happens, what changed before and who else has it.',
    )
    expect(answer({ similar: [similar()], texts: ['It is broken'] })?.text).toContain(
      'No flow fits this yet.',
    )
  })
  it.each([
    ['Error 0x80070005 comes up', 'the exact text of the error'],
    ['It says "cannot connect to server"', 'the exact text of the error'],
    ['AADSTS50126 at the log-in', 'the exact text of the error'],
    ['since Monday', 'since when it happens'],
    ['it began two days ago', 'since when it happens'],
    ['after the update', 'what changed before'],
    ['she got a new laptop', 'what changed before'],
    ['only one user', 'who else has it'],
    ['12 people cannot print', 'who else has it'],
    ['everybody in the office', 'who else has it'],
  ])('takes “%s” as an answer to “%s”', (text, ask) => {
    expect(missingFacts(['Something is broken', text])).not.toContain(ask)
  })
})
