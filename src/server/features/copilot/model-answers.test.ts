import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { answered, askAnswer } from '../../../../test/support/copilot.ts'
import { modelConfig } from '../../../../test/support/model-config.ts'
import { type ModelServer, startModelServer } from '../../../../test/support/model-server.ts'
import { askCopilot, getCopilot, stopCopilot } from '../../../shared/contract/copilot.ts'
import { addMessage, createSession, getSession, resolveSession } from '../../../shared/contract/sessions.ts'

let app: TestApp
let server: ModelServer
let technician: Member

beforeAll(async () => {
  server = await startModelServer()
  app = await startApp({ config: modelConfig(server) })
})
afterAll(async () => {
  await app?.close()
  await server?.close()
})
// An organization of its own for each test: a failing model pauses for the one it failed for.
beforeEach(async () => {
  technician = await (await app.addOrganization()).hire('technician')
})
afterEach(() => {
  server.mode = 'good'
  server.asked.length = 0
})

const PRINTER = { title: 'The printer of Anna does not print', problem: 'Jobs stay in the print queue' }
const start = async (body = PRINTER) => (await technician.call(createSession, { body })).id
const state = (id: string) => technician.call(getCopilot, { params: { id } })
const copilotMessages = async (id: string) =>
  (await technician.call(getSession, { params: { id } })).messages.filter(({ role }) => role === 'copilot')
const INSTEAD = 'The AI model cannot be asked right now'

test('the model answers as it writes, and what it proposes becomes cards', async () => {
  server.answer = () =>
    'Empty the queue first. **Nothing** is lost that [a link](https://evil.test/x) says.\n---STEPS---\n- Delete the stuck job :: It holds up all others\n- Print a test page\n- Delete the stuck job\n2) Look at the port :: WSD ports come and go\n- Too many'
  const id = await start()
  const answer = await askAnswer(technician, id)
  const last = await answer?.ended
  if (last?.type !== 'done') throw new Error('It did not end well')
  expect(last.message?.text).toBe('Empty the queue first. Nothing is lost that a link says.')
  expect(answer?.text()).toBe(last.message?.text)
  expect(answer?.parts.filter(({ type }) => type === 'text').length).toBeGreaterThan(1)
  expect(await state(id)).toMatchObject({
    recent: [{ source: 'model', messageId: last.message?.id }],
    proposals: [
      { text: 'Delete the stuck job', why: 'It holds up all others', risk: 'irreversible' },
      { text: 'Print a test page', why: null, risk: 'none' },
      { text: 'Look at the port', why: 'WSD ports come and go' },
    ],
  })
})

test('it is given the flow, the similar session and the session so far, masked', async () => {
  server.answer = () => 'As in “Old printer trouble”: empty the queue.'
  const old = await start({ title: 'Old printer trouble', problem: 'Jobs stay in the print queue' })
  await technician.call(resolveSession, { params: { id: old }, body: { resolution: 'Cleared PRINTERS' } })
  const id = await start()
  const secret = 'Tr0ub4dor&3xyz'
  await technician.call(addMessage, { params: { id }, body: { text: `The admin password is ${secret}` } })
  await answered(technician, id)
  const prompt = JSON.stringify(server.asked[0])
  for (const part of ['Who cannot print?', 'Cleared PRINTERS', 'The admin password is', 'Jobs stay in'])
    expect(prompt).toContain(part)
  expect(prompt).not.toContain(secret)
  expect((await state(id)).recent[0]?.cited).toEqual([{ id: old, title: 'Old printer trouble' }])
})

test.each(['error', 'cut', 'busy', 'wrong_key'] as const)(
  'a model server that answers with %s leaves the answer to the rules, which says so',
  async mode => {
    server.answer = () => 'Half of an answer that nobody is to see in the end, because it breaks off.'
    server.mode = mode
    const id = await start()
    const answer = await askAnswer(technician, id)
    const last = await answer?.ended
    if (last?.type !== 'done') throw new Error('It did not end well')
    expect(last.message?.text).toContain(INSTEAD)
    expect(last.message?.text).toContain('Who cannot print?')
    expect(answer?.text(), 'what came of the model does not stand').toBe(last.message?.text)
    expect((await state(id)).recent).toMatchObject([{ source: 'rules_instead' }])
    expect(await copilotMessages(id)).toHaveLength(1)
  },
)

test.each(['hang', 'trickle'] as const)(
  'a model server that does %s is waited for twelve seconds, and given up',
  async mode => {
    server.mode = mode
    const id = await start()
    const began = performance.now()
    expect((await answered(technician, id))?.text).toContain(INSTEAD)
    expect(performance.now() - began).toBeLessThan(20_000)
    await expect.poll(() => server.open()).toBe(0)
  },
)

test('after several failures the model is left alone for a while, and the rules answer at once', async () => {
  server.mode = 'error'
  const ids = []
  for (let n = 0; n < 5; n++) ids.push(await start())
  for (const id of ids) await answered(technician, id)
  expect(server.asked).toHaveLength(4)
  expect((await state(ids[4] ?? '')).recent).toMatchObject([{ source: 'rules_instead' }])
})

test('stopped, it leaves nothing, and can be asked again', async () => {
  server.mode = 'hang'
  const id = await start()
  const answer = await askAnswer(technician, id)
  await server.heard(1)
  await technician.refused(askCopilot, { params: { id } }, 'copilot_answering')
  const stopped = await technician.call(stopCopilot, { params: { id } })
  expect(stopped.answering).toBeNull()
  expect(await answer?.ended).toEqual({ type: 'ended', reason: 'stopped' })
  expect(await copilotMessages(id)).toEqual([])
  await expect.poll(() => server.open()).toBe(0)
  server.mode = 'good'
  server.answer = () => 'Here I am.'
  expect((await answered(technician, id))?.text).toBe('Here I am.')
})

test('whoever asked may go away: the whole answer is stored once', async () => {
  const words = Array.from({ length: 300 }, (_, n) => `word${n}`).join(' ')
  server.answer = () => words
  const id = await start()
  const stream = await technician.stream()
  const answer = await askAnswer(technician, id)
  answer?.leave()
  const { data } = await stream.event('message_added', event => event.data.message.sessionId === id)
  expect(data.message.text).toBe(words)
  expect(await copilotMessages(id)).toHaveLength(1)
  expect((await state(id)).answering).toBeNull()
  stream.close()
})

test('an answer without end is cut where it becomes too long', async () => {
  server.answer = () => 'more and '.repeat(2_000)
  const id = await start()
  const message = await answered(technician, id)
  expect(message?.text.length).toBeLessThanOrEqual(4_000)
  expect(message?.text).toMatch(/…$/)
})

test('a session that is resolved meanwhile gets no answer any more', async () => {
  server.mode = 'hang'
  const id = await start()
  const answer = await askAnswer(technician, id)
  await server.heard(1)
  await technician.call(resolveSession, { params: { id }, body: { resolution: 'It was the cable' } })
  expect(await answer?.ended).toEqual({ type: 'ended', reason: 'refused' })
  expect(await copilotMessages(id)).toEqual([])
  expect((await state(id)).answering).toBeNull()
})

test('an answer whose node died is passed over when its time is over', async () => {
  const id = await start()
  const { orgId } = technician.actor
  await sql`insert into copilot_session (org_id, session_id, answer_id, asked_by, answering_since, answering_until)
            values (${orgId}, ${id}, gen_random_uuid(), ${technician.actor.id}, now() - interval '2 minutes',
                    now() + interval '1 minute')`.execute(app.services.db.kysely)
  const refused = await technician.refused(askCopilot, { params: { id } }, 'copilot_answering')
  expect(refused.askedBy.id).toBe(technician.actor.id)
  await sql`update copilot_session set answering_until = now() - interval '1 second' where session_id = ${id}`.execute(
    app.services.db.kysely,
  )
  server.answer = () => 'After all.'
  expect((await answered(technician, id))?.text).toBe('After all.')
})
