import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  askCopilot,
  getCopilot,
  listSimilarSessions,
  stopCopilot,
} from '../../src/shared/contract/copilot.ts'
import { createSession, getSession, resolveSession } from '../../src/shared/contract/sessions.ts'
import type { Caller } from '../support/caller.ts'
import { answered, askAnswer } from '../support/copilot.ts'
import { modelConfig } from '../support/model-config.ts'
import { type ModelServer, startModelServer } from '../support/model-server.ts'
import { startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

let model: ModelServer
let two: TwoNodes
beforeAll(async () => {
  model = await startModelServer()
  two = await startTwoNodes(inject('postgresUrl'), modelConfig(model))
})
afterAll(async () => {
  await two?.stop()
  await model?.close()
})
beforeEach(() => {
  model.mode = 'good'
  model.asked.length = 0
  model.answer = () => 'Look at the spooler.'
})

const start = async (by: Caller, body = { title: 'Printer', problem: 'Error 0x0000011b since the update' }) =>
  (await by.call(createSession, { body })).id
const resolve = (by: Caller, id: string, resolution: string) =>
  by.call(resolveSession, { params: { id }, body: { resolution } })
const said = async (by: Caller, id: string) =>
  (await by.call(getSession, { params: { id } })).messages.filter(({ role }) => role === 'copilot')

test('similar sessions are those of the organization alone, and known to every node at once', async () => {
  const [mine, theirs] = [await two.addOrganization(), await two.addOrganization()]
  const [me, them] = [await mine.hire('technician'), await theirs.hire('technician')]
  for (const person of [me, them]) {
    const id = await start(person.at[0], { title: `Of ${person.name}`, problem: 'All get 0x0000011b' })
    await resolve(person.at[0], id, `Solved by ${person.name}`)
  }
  const id = await start(me.at[0])
  const { similar } = await me.at[1].call(listSimilarSessions, { params: { id } })
  expect(similar).toMatchObject([{ resolution: `Solved by ${me.name}`, why: { codes: ['0x0000011b'] } }])
})

test('those that are resolved at once on two nodes are all found', async () => {
  const { hire } = await two.addOrganization()
  const people = [await hire('technician'), await hire('technician')]
  const at = (n: number) => (people[n % 2] ?? people[0])?.at[n % 2 === 0 ? 0 : 1] as Caller
  const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => start(at(n), SAME)))
  await Promise.all(ids.map((id, n) => resolve(at(n), id, 'Emptied the queue')))
  const { rows } = await sql<{ sessions: number }>`
    select c.sessions from resolved_term_count c join pilot_session s on s.org_id = c.org_id
    where  s.id = ${ids[0]} and c.term = 'zebrafish'`.execute(two.services.db.kysely)
  expect(rows).toEqual([{ sessions: 20 }])
})
const SAME = { title: 'The zebrafish printer', problem: 'Jobs stay in the queue' }

test('asked on two nodes at once it answers once; the one who comes second is told so', async () => {
  const { hire } = await two.addOrganization()
  const { at } = await hire('technician')
  const id = await start(at[0])
  model.mode = 'hang'
  const first = await askAnswer(at[0], id)
  await model.heard(1)
  await at[1].refused(askCopilot, { params: { id } }, 'copilot_answering')
  await at[1].call(stopCopilot, { params: { id } })
  model.mode = 'good'
  expect((await answered(at[1], id))?.text).toBe('Look at the spooler.')
  // The node that was asked first finds its place gone when it is done waiting, and leaves nothing.
  expect(await first?.ended).toEqual({ type: 'ended', reason: 'stopped' })
  expect(await said(at[0], id)).toHaveLength(1)
})

test('a node that is killed in the middle leaves no half message, and another one may be asked', async () => {
  const { hire } = await two.addOrganization()
  const { at } = await hire('technician')
  const id = await start(at[0])
  model.mode = 'hang'
  const lost = await askAnswer(at[0], id)
  await model.heard(1)
  await two.nodes[0].kill()
  expect(await lost?.ended).toBeUndefined()
  expect(await said(at[1], id)).toEqual([])
  const { answering } = await at[1].call(getCopilot, { params: { id } })
  expect(Date.parse(answering?.until ?? '') - Date.now()).toBeLessThanOrEqual(60_000)
  await at[1].refused(askCopilot, { params: { id } }, 'copilot_answering')
  await sql`update copilot_session set answering_until = now() where session_id = ${id}`.execute(
    two.services.db.kysely,
  )
  model.mode = 'good'
  expect((await answered(at[1], id))?.text).toBe('Look at the spooler.')
  expect(await said(at[1], id)).toHaveLength(1)
})
