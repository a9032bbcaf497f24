import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { getProposals, type SessionProposals } from '../../../shared/contract/flows.ts'
import { createHandoff } from '../../../shared/contract/handoffs.ts'
import { addStep, changeStep, createSession, type StepOutcome } from '../../../shared/contract/sessions.ts'

let app: TestApp
let technician: Member
let colleague: Member
let engineer: Member

beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization()
  technician = await organization.hire('technician')
  colleague = await organization.hire('technician')
  engineer = await organization.hire('engineer')
})
afterAll(() => app?.close())

const PRINTER = 'printer-does-not-print'
const start = (title = 'The printer of Anna does not print', problem = 'Jobs stay in the print queue') =>
  technician.call(createSession, { body: { title, problem, client: 'Harbour Dental' } })
const advice = (id: string, flow?: string, by = technician) =>
  by.call(getProposals, { params: { id }, query: flow ? { flow } : {} })
const record = (id: string, text: string, outcome: StepOutcome, note?: string) =>
  technician.call(addStep, { params: { id }, body: { text, outcome, ...(note && { note }) } })
const answer = (id: string, { question }: SessionProposals, chosen: string) =>
  record(id, question?.text ?? 'There is no question', 'worked', chosen)
const act = (id: string, { proposals: [first] }: SessionProposals, outcome: StepOutcome) =>
  record(id, first?.text ?? 'Nothing is proposed', outcome)

test('a session is offered the flow that fits, with the words that told so', async () => {
  const { id } = await start()
  const offered = await advice(id)
  expect(offered.matches[0]).toMatchObject({ id: PRINTER, title: 'A printer does not print' })
  expect(offered.matches[0]?.reason).toContain('print queue')
  expect(offered).toMatchObject({ flow: PRINTER, end: null, question: { text: 'Who cannot print?' } })
  expect(offered.question?.answers).toContain('Only one person cannot')
})

test('a session about nothing known is offered nothing', async () => {
  const { id } = await start('The fish tank', 'The fish in the lobby look sad')
  expect(await advice(id)).toMatchObject({
    matches: [],
    flow: null,
    question: null,
    proposals: [],
    end: null,
  })
})

test('recorded answers and steps walk through the flow to its good end', async () => {
  const { id } = await start()
  await answer(id, await advice(id), 'Only one person cannot')
  const queue = await advice(id)
  expect(queue.question).toBeNull()
  expect(queue.proposals[0]).toMatchObject({ nodeId: 'queue', risk: 'irreversible', when: null })
  expect(queue.proposals[1]?.when).toBe(`“${queue.proposals[0]?.text}” failed`)

  const proposed = await act(id, queue, 'proposed')
  expect((await advice(id)).proposals[0]?.nodeId, 'a step that still waits does not move on').toBe('queue')
  const params = { id, stepId: proposed.id }
  await technician.call(changeStep, { params, body: { outcome: 'worked' } })
  const { end, proposals } = await advice(id)
  expect(proposals).toEqual([])
  expect(end).toMatchObject({ kind: 'resolved', text: expect.stringContaining('Empty the queue') })
  await technician.call(changeStep, { params, body: { outcome: 'failed' } })
  expect((await advice(id)).proposals[0]?.nodeId, 'a corrected outcome moves the place').toBe('other-program')
})

test('the honest end says why and how urgent', async () => {
  const { id } = await start()
  await answer(id, await advice(id), 'Nobody can print on any printer of the server')
  await act(id, await advice(id), 'failed')
  expect((await advice(id)).end).toEqual({
    kind: 'escalate',
    text: 'The print server does not print at all, for anybody.',
    watchLevel: 'critical',
  })
})

test('another flow can be chosen; the one that was begun is followed by everybody', async () => {
  const { id } = await start()
  const chosen = await advice(id, 'site-offline')
  expect(chosen.flow).toBe('site-offline')
  expect(chosen.matches.at(-1)).toMatchObject({ id: 'site-offline', reason: 'It was chosen by hand' })
  expect((await advice(id)).flow, 'choosing alone stores nothing').toBe(PRINTER)
  if (chosen.question) await answer(id, chosen, chosen.question.answers[0] ?? '')
  else await act(id, chosen, 'failed')

  await technician.call(createHandoff, { params: { id }, body: { reason: 'Stuck' } })
  const followed = await advice(id, undefined, engineer)
  expect(followed.flow).toBe('site-offline')
  expect(followed.matches.map(match => match.id)).toContain(PRINTER)
})

test('only who may read the session gets its proposals, and only of flows that there are', async () => {
  const { id } = await start()
  const params = { id }
  await colleague.refused(getProposals, { params, query: {} }, 'session_not_readable')
  await technician.refused(getProposals, { params, query: { flow: 'no-such-flow' } }, 'not_found')
  await technician.refused(getProposals, { params, query: { flow: '' } }, 'validation_failed')
})
