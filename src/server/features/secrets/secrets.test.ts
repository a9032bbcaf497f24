import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { dumpOrganization } from '../../../../test/support/plant-organization.ts'
import * as documentation from '../../../shared/contract/documentation.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as redaction from '../../../shared/contract/redaction.ts'
import * as secrets from '../../../shared/contract/secrets.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

let app: TestApp
let orgId: string
let technician: Member
let engineer: Member
let admin: Member

beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization()
  orgId = organization.orgId
  technician = await organization.hire('technician')
  engineer = await organization.hire('engineer')
  admin = await organization.hire('admin')
})
afterAll(() => app?.close())

const start = (body: Partial<{ title: string; problem: string }> = {}) =>
  technician.call(sessions.createSession, { body: { title: 'Mail', problem: 'No mail', ...body } })
const say = (id: string, text: string) =>
  technician.call(sessions.addMessage, { params: { id }, body: { text } })
const escalate = (id: string, body: { reason: string; impact?: string; documentation?: string }) =>
  technician.call(handoffs.createHandoff, { params: { id }, body })
const reveal = (
  id: string,
  body: { field: secrets.SecretField; entryId: string; place: number },
  by = engineer,
) => by.call(secrets.revealSecret, { params: { id }, body })

test('a secret is masked for everyone and revealed to an engineer, who is written down', async () => {
  const { id } = await start()
  const message = await say(id, 'log in with bob, the password is Winter2024!, pin: 8261')
  expect(message.text).toBe('log in with bob, the password is [password hidden], pin: [PIN hidden]')
  await escalate(id, { reason: 'Stuck' })
  const stream = await technician.stream()

  const mask = { field: 'message', entryId: message.id, place: 1 } as const
  const { value, reveal: told } = await reveal(id, mask)
  expect(value).toBe('Winter2024!')
  expect((await reveal(id, { ...mask, place: 2 })).value).toBe('8261')
  expect(told).toMatchObject({ ...mask, kind: 'password', revealedBy: { id: engineer.actor.id } })

  const event = await stream.event('secret_revealed')
  expect(event.data.reveal).toEqual(told)
  expect(event.actor).toEqual({ id: engineer.actor.id, name: engineer.actor.name })
  stream.close()

  const list = await technician.call(secrets.listSessionReveals, { params: { id } })
  expect(list.reveals.map(({ place }) => place)).toEqual([2, 1])
  expect(list.reveals[1]).toEqual(told)
  const audit = await admin.call(secrets.listReveals, { query: { limit: '2' } })
  expect(audit.reveals[1]).toEqual({ ...told, session: { title: 'Mail', ticketRef: null } })
  const rest = await admin.call(secrets.listReveals, {
    query: { limit: '1', before: `${audit.reveals[0]?.revealedAt}|${audit.reveals[0]?.id}` },
  })
  expect(rest.reveals).toEqual([audit.reveals[1]])
})

test('who may not read the session, or is no engineer, gets nothing and leaves nothing in the list', async () => {
  const { id } = await start()
  const { id: entryId } = await say(id, 'the password is Winter2024!')
  const mask = { field: 'message', entryId, place: 1 } as const
  const before = await admin.call(secrets.listReveals, { query: {} })
  await expect(reveal(id, mask)).rejects.toThrow('session_not_readable')
  await expect(reveal(id, mask, technician)).rejects.toThrow('role_too_low')
  await expect(reveal(id, { ...mask, place: 2 }, admin)).rejects.toThrow('secret_not_kept')
  await expect(reveal(id, { ...mask, place: 0 }, admin)).rejects.toThrow('validation_failed')
  await expect(engineer.call(secrets.listSessionReveals, { params: { id } })).rejects.toThrow(
    'session_not_readable',
  )
  expect((await admin.call(secrets.listReveals, { query: {} })).reveals).toEqual(before.reveals)
})

test('a mask that somebody typed hides nothing', async () => {
  const { id } = await start()
  const message = await say(id, 'the [password hidden] was wrong, the pin is 8261')
  const mask = { field: 'message', entryId: message.id } as const
  await expect(reveal(id, { ...mask, place: 1 }, admin)).rejects.toThrow('secret_not_kept')
  expect((await reveal(id, { ...mask, place: 2 }, admin)).value).toBe('8261')
})

test('an answer is found by its question', async () => {
  const { id } = await start()
  await say(id, "What's the password of the mailbox?")
  expect((await say(id, 'Sonnenblume')).text).toBe('[password hidden]')
})

test('every text of a session is masked and can be revealed where it was typed', async () => {
  const secret = 'Winter2024!'
  const text = `the password is ${secret}`
  const session = await start({ title: text, problem: text })
  const { id } = session
  const message = await say(id, text)
  const params = { id }
  const step = await technician.call(sessions.addStep, { params, body: { text, note: text } })
  const handoff = await escalate(id, { reason: text, impact: text, documentation: text })
  await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: { readBack: text } })
  await engineer.call(handoffs.releaseHandoff, { params: { id: handoff.id }, body: { fence: 1 } })
  await engineer.call(handoffs.claimHandoff, {
    params: { id: handoff.id },
    body: { readBack: `${text}, pin: 8261` },
  })
  await engineer.call(sessions.resolveSession, { params, body: { resolution: text } })
  await engineer.call(documentation.writeDocumentation, { params, body: { text, basedOn: 2 } })
  const imported = await technician.call(sessions.importSession, {
    body: {
      messages: [
        { author: 'Bob, password: Winter2024!', text },
        { author: 'Ann', text: 'What is the password?' },
        { author: 'Bob', text: secret },
      ],
    },
  })
  expect(imported).toMatchObject({ title: 'the password is [password hidden]' })

  const notes = await engineer.call(documentation.listDocumentation, { params })
  const entries: [secrets.SecretField, string | undefined][] = [
    ['title', id],
    ['problem', id],
    ['message', message.id],
    ['step', step.id],
    ['note', step.id],
    ['reason', handoff.id],
    ['impact', handoff.id],
    ['read_back', handoff.id],
    ['resolution', id],
    ['documentation', notes.versions[0]?.id],
    ['documentation', notes.versions[2]?.id],
  ]
  for (const [field, entryId = ''] of entries)
    expect((await reveal(id, { field, entryId, place: 1 })).value, field).toBe(secret)
  expect((await reveal(id, { field: 'read_back', entryId: handoff.id, place: 2 })).value).toBe('8261')
  const { messages } = await admin.call(sessions.getSession, { params: { id: imported.id } })
  const ofImport = (n: number, field: secrets.SecretField) =>
    reveal(imported.id, { field, entryId: messages[n]?.id ?? '', place: 1 }, admin)
  expect((await ofImport(0, 'author')).value).toBe(secret)
  expect((await ofImport(2, 'message')).value).toBe(secret)

  const dump = JSON.stringify(await dumpOrganization(app.services.db, orgId))
  expect(dump).not.toContain(secret)
})

test('an edited step keeps the secrets whose masks stay, and forgets the others', async () => {
  const { id } = await start()
  const params = { id }
  const { id: stepId } = await technician.call(sessions.addStep, {
    params,
    body: { text: 'the password is Winter2024!, pin: 8261' },
  })
  const change = (text: string) =>
    technician.call(sessions.changeStep, { params: { id, stepId }, body: { text } })
  const open = async (place: number) =>
    (await reveal(id, { field: 'step', entryId: stepId, place }, admin)).value

  await change('api key: 9f8e7d6c5b4a39281706, the password is [password hidden], pin: [PIN hidden]')
  expect([await open(1), await open(2), await open(3)]).toEqual([
    '9f8e7d6c5b4a39281706',
    'Winter2024!',
    '8261',
  ])
  await change('pin: [PIN hidden]')
  expect(await open(1)).toBe('8261')
  await expect(open(2)).rejects.toThrow('secret_not_kept')
  await technician.call(sessions.changeStep, { params: { id, stepId }, body: { outcome: 'worked' } })
  expect(await open(1)).toBe('8261')
})

test('a pattern of an admin hides from then on, and one that could be slow is refused', async () => {
  const body = { name: 'Customer numbers', source: 'KD-\\d{6}' }
  const pattern = await admin.call(redaction.createRedactionPattern, { body })
  const { id } = await start()
  expect((await say(id, 'KD-123456 has no mail')).text).toBe('[secret hidden] has no mail')
  const changed = { params: { id: pattern.id }, body: { name: 'Others', source: 'XX-\\d{6}' } }
  await admin.call(redaction.changeRedactionPattern, changed)
  expect((await say(id, 'KD-123456')).text).toBe('KD-123456')
  expect((await admin.call(redaction.listRedactionPatterns, {})).patterns).toEqual([
    { id: pattern.id, ...changed.body },
  ])
  await admin.call(redaction.deleteRedactionPattern, { params: { id: pattern.id } })
  expect((await say(id, 'XX-123456')).text).toBe('XX-123456')
  for (const source of ['(a+)+b', 'ab', '(', '.*'])
    await expect(
      admin.call(redaction.createRedactionPattern, { body: { name: 'Slow', source } }),
    ).rejects.toThrow('body.source')
})

test('an organization has at most twenty patterns', async () => {
  const create = (n: number) =>
    admin.call(redaction.createRedactionPattern, { body: { name: `${n}`, source: `NR${n}-\\d{6}` } })
  const made = await Promise.all(Array.from({ length: 20 }, (_, n) => create(n)))
  await expect(create(20)).rejects.toThrow('too_many_patterns')
  for (const { id } of made) await admin.call(redaction.deleteRedactionPattern, { params: { id } })
})

test('what was revealed can be neither changed nor deleted', async () => {
  for (const statement of [sql`update secret_reveal set kind = 'PIN'`, sql`delete from secret_reveal`])
    await expect(
      app.services.db.kysely.transaction().execute(async tx => {
        await sql`select rf_enter(${orgId})`.execute(tx)
        await statement.execute(tx)
      }),
    ).rejects.toThrow('permission denied')
})
