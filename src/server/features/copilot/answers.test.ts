import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { answered, askAnswer } from '../../../../test/support/copilot.ts'
import { askCopilot, changeCopilot, getCopilot, stopCopilot } from '../../../shared/contract/copilot.ts'
import { getProposals } from '../../../shared/contract/flows.ts'
import { createHandoff } from '../../../shared/contract/handoffs.ts'
import {
  addMessage,
  addStep,
  createSession,
  getSession,
  resolveSession,
} from '../../../shared/contract/sessions.ts'

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

const PRINTER = { title: 'The printer of Anna does not print', problem: 'Jobs stay in the print queue' }
const start = (body: { title: string; problem: string; client?: string } = PRINTER) =>
  technician.call(createSession, { body })
const write = (id: string, text: string) => technician.call(addMessage, { params: { id }, body: { text } })
const detail = (id: string) => technician.call(getSession, { params: { id } })

test('the answer says in plain words where the flow stands, as a message of the session', async () => {
  const { id } = await start()
  await write(id, 'Nothing comes out of it')
  const stream = await engineer.stream()
  const adminsOnly = await technician.stream()
  const answer = await askAnswer(technician, id)
  const last = await answer?.ended
  if (last?.type !== 'done' || !last.message) throw new Error('There is no answer')
  expect(last.message).toMatchObject({ role: 'copilot', author: { id: null, name: 'Copilot' }, ordinal: 2 })
  expect(answer?.text()).toBe(last.message.text)
  expect(last.message.text).toContain('This fits the flow “A printer does not print”.')
  expect(last.message.text).toContain('Who cannot print?')
  expect((await detail(id)).messages.at(-1)).toEqual(last.message)

  const { data } = await adminsOnly.event('message_added', event => event.data.message.sessionId === id)
  expect(data.message).toEqual(last.message)
  const states = adminsOnly
    .events()
    .flatMap(event => (event.type === 'copilot_changed' ? [event.data.copilot] : []))
  expect(states.map(({ answering }) => answering?.by.id)).toEqual([technician.actor.id, undefined])
  expect(states.at(-1)).toMatchObject({
    recent: [{ messageId: last.message.id, source: 'rules' }],
    version: 2,
  })
  expect(stream.events(), 'nobody hears of it who may not read the session').toEqual([])
  for (const one of [stream, adminsOnly]) one.close()
})

test('it follows what is recorded, and says nothing twice', async () => {
  const { id } = await start()
  expect((await answered(technician, id))?.text).toContain('Who cannot print?')
  await write(id, 'ok')
  expect(await answered(technician, id)).toBeNull()

  const { question } = await technician.call(getProposals, { params: { id }, query: {} })
  await technician.call(addStep, {
    params: { id },
    body: {
      text: question?.text ?? '',
      outcome: 'worked',
      note: 'Nobody can print on any printer of the server',
    },
  })
  const next = await answered(technician, id)
  expect(next?.text).toContain('Next: Check space and spooler of the print server')
  expect(next?.text).toContain('Mind that this interrupts people.')
  expect(next?.text, 'the flow is named once').not.toContain('This fits')
  const {
    proposals: [step],
  } = await technician.call(getProposals, { params: { id }, query: {} })
  await technician.call(addStep, {
    params: { id },
    body: { text: step?.text ?? '', outcome: 'failed' },
  })
  expect((await answered(technician, id))?.text).toContain(
    'I would escalate now. The print server does not print',
  )
})

test('a similar session is told with its error code, and cited', async () => {
  const old = await start({
    title: 'Ledger cannot post',
    problem: 'Posting stops with 0x80131904',
    client: 'Northwind Foods',
  })
  await technician.call(resolveSession, {
    params: { id: old.id },
    body: { resolution: 'Freed the log disk' },
  })
  const { id } = await start({
    title: 'Posting fails',
    problem: 'The ledger says 0x80131904',
    client: 'Other',
  })
  const message = await answered(technician, id)
  expect(message?.text).toContain(
    'the same error 0x80131904 at Northwind Foods (“Ledger cannot post”) was solved: Freed the log disk.',
  )
  const { recent } = await technician.call(getCopilot, { params: { id } })
  expect(recent[0]?.cited).toEqual([{ id: old.id, title: 'Ledger cannot post' }])
})

test('where nothing fits it says so, and asks for what is missing only', async () => {
  const { id } = await start({ title: 'The fish tank', problem: 'The fish look sad since yesterday' })
  const first = await answered(technician, id)
  expect(first?.text).toBe(
    'No flow and no resolved session fits this yet. It would help to know the exact text of the error, what changed before and who else has it.',
  )
  await write(id, 'After we moved the tank. Only this one. The label says "do not feed".')
  expect((await answered(technician, id))?.text).toContain('Record what you try')
})

test('two who ask at once get one answer', async () => {
  const { id } = await start()
  const params = { id }
  const answers = await Promise.all([1, 2, 3].map(() => askAnswer(technician, id)))
  const ends = await Promise.all(answers.flatMap(answer => (answer ? [answer.ended] : [])))
  expect(ends.length).toBeGreaterThan(0)
  const { messages } = await detail(id)
  expect(messages.filter(message => message.role === 'copilot')).toHaveLength(1)
  expect((await technician.call(getCopilot, { params })).answering).toBeNull()
})

test('it answers by itself until somebody says otherwise; everyone hears of that', async () => {
  const { id } = await start()
  const params = { id }
  expect((await technician.call(getCopilot, { params })).answers).toBe(true)
  const stream = await technician.stream()
  const off = await technician.call(changeCopilot, { params, body: { answers: false } })
  expect(off).toMatchObject({ answers: false, version: 1 })
  expect((await stream.event('copilot_changed')).data.copilot).toEqual(off)
  expect((await technician.call(changeCopilot, { params, body: { answers: false } })).version).toBe(1)
  expect(await answered(technician, id), 'asked, it answers all the same').not.toBeNull()
  stream.close()
})

test('only who takes part asks, stops and switches; a resolved session is left alone', async () => {
  const { id } = await start()
  const params = { id }
  for (const route of [askCopilot, stopCopilot])
    await colleague.refused(route, { params }, 'session_not_readable')
  await colleague.refused(getCopilot, { params }, 'session_not_readable')
  await technician.call(createHandoff, { params, body: { reason: 'Stuck' } })
  await engineer.call(getCopilot, { params })
  await engineer.refused(askCopilot, { params }, 'session_not_writable')
  await engineer.refused(stopCopilot, { params }, 'session_not_writable')
  await engineer.refused(changeCopilot, { params, body: { answers: false } }, 'session_not_writable')
  await technician.refused(changeCopilot, { params, body: { answers: 'no' } as never }, 'validation_failed')
  await technician.refused(
    changeCopilot,
    { params, body: { answers: true, more: 1 } as never },
    'validation_failed',
  )
  expect(await answered(technician, id), 'who handed it off may still ask').not.toBeNull()

  const other = await start()
  await technician.call(resolveSession, { params: { id: other.id }, body: { resolution: 'Done' } })
  for (const route of [askCopilot, stopCopilot])
    await technician.refused(route, { params: { id: other.id } }, 'session_resolved')
})

test('stopping what is not under way changes nothing', async () => {
  const { id } = await start()
  expect(await technician.call(stopCopilot, { params: { id } })).toMatchObject({
    answering: null,
    version: 0,
  })
})
