import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import type { FlowProposal, FlowQuestion, SessionProposals } from '../../../shared/contract/flows.ts'
import type { Step } from '../../../shared/contract/sessions.ts'
import type { EventOf } from '../../core/realtime/applier.ts'
import { copilotAppliers } from './apply-events.ts'
import { headlineOf, stepOfAnswer, stepOfProposal } from './records.ts'

const question: FlowQuestion = { text: 'Who cannot print?', why: null, answers: ['Nobody', 'One person'] }
const proposal: FlowProposal = {
  nodeId: 'queue',
  text: 'Empty the queue',
  how: null,
  why: 'One damaged job holds up all behind it.',
  tell: 'Worked if a test page comes out.',
  risk: 'irreversible',
  when: null,
}
const nothing: SessionProposals = {
  matches: [],
  flow: null,
  question: null,
  proposals: [],
  end: null,
  cursor: '00000000-0000-4000-8000-000000000000:1',
}

it('an answer and an outcome become steps that the flow finds again', () => {
  expect(stepOfAnswer(question, 'One person')).toEqual({
    text: 'Who cannot print?',
    outcome: 'worked',
    note: 'One person',
  })
  expect(stepOfProposal(proposal, 'failed', ' Jammed again ')).toEqual({
    text: 'Empty the queue',
    outcome: 'failed',
    note: 'Jammed again',
  })
  expect(stepOfProposal(proposal, 'worked', '  ')).toEqual({ text: 'Empty the queue', outcome: 'worked' })
})

it('what is next is the question, else the first step, else the end', () => {
  expect(headlineOf(nothing)).toBeUndefined()
  expect(headlineOf({ ...nothing, end: { kind: 'resolved', text: 'It prints' } })).toBe('It prints')
  expect(headlineOf({ ...nothing, proposals: [proposal] })).toBe('Empty the queue')
  expect(headlineOf({ ...nothing, question, proposals: [proposal] })).toBe('Who cannot print?')
})

it('a step of a session makes the proposals of that session out of date, and of no other', () => {
  const queries = new QueryClient()
  for (const id of ['s1', 's2']) queries.setQueryData(['session-proposals', id, null], nothing)
  const event = { type: 'step_recorded', data: { step: { sessionId: 's1' } as Step } }
  copilotAppliers.step_recorded(event as EventOf<'step_recorded'>, queries)
  const isStale = (id: string) => queries.getQueryState(['session-proposals', id, null])?.isInvalidated
  expect([isStale('s1'), isStale('s2')]).toEqual([true, false])
})
