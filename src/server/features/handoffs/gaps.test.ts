import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { listDocumentation, previewDocumentation } from '../../../shared/contract/documentation.ts'
import { getGaps } from '../../../shared/contract/gaps.ts'
import { createHandoff, getHandoff, withdrawHandoff } from '../../../shared/contract/handoffs.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

let app: TestApp
let technician: Member
let engineer: Member
beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  engineer = await organization.hire('engineer', 'Marta')
})
afterAll(() => app?.close())

async function start(problem: string) {
  const { id } = await technician.call(sessions.createSession, { body: { title: 'Title', problem } })
  return { params: { id } }
}
const say = (session: { params: { id: string } }, text: string) =>
  technician.call(sessions.addMessage, { ...session, body: { text } })
const gapsOf = async (session: { params: { id: string } }) => (await technician.call(getGaps, session)).gaps

test('the gaps of a session follow what is said in it', async () => {
  const session = await start('The label printer is offline')
  expect(await gapsOf(session)).toEqual(['since', 'affected'])
  await say(session, 'Since Monday, on all four stations')
  expect(await gapsOf(session)).toEqual(['error', 'changed'])
  await technician.call(sessions.addStep, {
    ...session,
    body: { text: 'Printed a test page', outcome: 'failed', note: 'Error 0x00000709' },
  })
  await say(session, 'Nothing was changed')
  expect(await gapsOf(session)).toEqual([])
})

test('answers become messages, and facts of the snapshot that cite them; the affected are the impact', async () => {
  const session = await start('The label printer is offline')
  const answers = [
    { gap: 'since' as const, text: 'Tuesday, about noon' },
    { gap: 'affected' as const, text: 'all 4 packing stations' },
  ]
  const { text: preview } = await technician.call(previewDocumentation, {
    ...session,
    body: { kind: 'escalation', reason: 'Stuck', answers },
  })
  const handoff = await technician.call(createHandoff, { ...session, body: { reason: 'Stuck', answers } })
  expect(handoff.impact).toBe('all 4 packing stations')
  const { snapshot } = await engineer.call(getHandoff, { params: { id: handoff.id } })
  const { messages } = await engineer.call(sessions.getSession, session)
  expect(messages.map(({ author, role, text }) => [author.name, role, text])).toEqual([
    ['Tess', 'technician', 'Since when: Tuesday, about noon'],
    ['Tess', 'technician', 'How many are affected: all 4 packing stations'],
  ])
  expect(snapshot.environment.slice(0, 2)).toEqual(
    messages.map(({ id, text }) => ({ text, citations: [{ kind: 'message', id }] })),
  )
  expect(snapshot.tried).toEqual([])

  const { versions } = await technician.call(listDocumentation, session)
  for (const note of [preview, versions[0]?.text]) {
    expect(note).toContain('Since when: Tuesday, about noon')
    expect(note).toContain('Impact: all 4 packing stations')
  }
  // Once answered, they are not asked again.
  await technician.call(withdrawHandoff, { params: { id: handoff.id }, body: {} })
  expect(await gapsOf(session)).toEqual(['error', 'changed'])
})

test('an impact that was given stands beside the answer, and a secret in an answer is masked everywhere', async () => {
  const session = await start('The sync fails')
  const answers = [
    { gap: 'changed' as const, text: 'we set the password: Kx9!vTq2#Lm7 on the connector' },
    { gap: 'affected' as const, text: 'one site' },
  ]
  const handoff = await technician.call(createHandoff, {
    ...session,
    body: { reason: 'Stuck', impact: 'Orders wait', answers },
  })
  expect(handoff.impact).toBe('Orders wait')
  const detail = await engineer.call(getHandoff, { params: { id: handoff.id } })
  const session_ = await engineer.call(sessions.getSession, session)
  const facts = detail.snapshot.environment.map(({ text }) => text)
  expect(facts).toContain('How many are affected: one site')
  expect(facts.join('\n')).toContain('What changed: we set the password')
  expect(JSON.stringify([detail, session_])).not.toContain('Kx9!vTq2#Lm7')
})

test('answers are bounded, and each is given once', async () => {
  const session = await start('Slow')
  const body = (answers: { gap: 'since' | 'error'; text: string }[]) => ({
    ...session,
    body: { reason: 'Stuck', answers },
  })
  const twice = [
    { gap: 'since' as const, text: 'Monday' },
    { gap: 'since' as const, text: 'Tuesday' },
  ]
  const refused = await technician.refused(createHandoff, body(twice), 'validation_failed')
  expect(refused.issues).toEqual([{ path: 'body.answers', message: 'Answers one twice' }])
  await technician.refused(createHandoff, body([{ gap: 'error', text: ' ' }]), 'validation_failed')
  const { messages } = await technician.call(sessions.getSession, session)
  expect(messages).toEqual([])
})

test('only who may hand the session off is told what it lacks', async () => {
  const session = await start('Slow')
  await engineer.refused(getGaps, session, 'session_not_readable')
  await technician.call(sessions.requestEscalation, { ...session, body: { requesting: true } })
  await engineer.refused(getGaps, session, 'session_not_yours')
  await technician.call(sessions.resolveSession, { ...session, body: { resolution: 'By itself' } })
  await technician.refused(getGaps, session, 'session_resolved')
})
