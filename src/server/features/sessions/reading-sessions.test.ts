import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, startApp, type TestApp, type TestOrganization } from '../../../../test/support/app.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as contract from '../../../shared/contract/sessions.ts'

let app: TestApp
let organization: TestOrganization
let technician: Member
let colleague: Member
let engineer: Member
let admin: Member

beforeAll(async () => {
  app = await startApp()
  organization = await app.addOrganization()
  technician = await organization.hire('technician')
  colleague = await organization.hire('technician')
  engineer = await organization.hire('engineer')
  admin = await organization.hire('admin')
})
afterAll(() => app?.close())

const start = (body: Partial<contract.SessionSummary> = {}, by = technician) =>
  by.call(contract.createSession, { body: { title: 'Title', problem: 'Problem', ...body } as never })
const ids = async (by: Member, query: object) =>
  (await by.call(contract.listSessions, { query })).sessions.map(({ id }) => id)

describe('who reads a session, and does what in it', () => {
  test('changes as it is escalated, claimed and resolved; pages, lists and searches agree', async () => {
    const word = 'zebrafish'
    const { id } = await start({ title: `The ${word} printer` })
    const params = { id }
    const expectReaders = async (readers: Member[]) => {
      for (const person of [technician, colleague, engineer, admin]) {
        const may = readers.includes(person)
        if (may) await person.call(contract.getSession, { params })
        else await person.refused(contract.getSession, { params }, 'session_not_readable')
        expect((await ids(person, {})).includes(id)).toBe(may)
        expect((await ids(person, { q: word })).includes(id)).toBe(may)
      }
    }
    const may = async (person: Member) => (await person.call(contract.getSession, { params })).permissions

    await expectReaders([technician, admin])
    expect(await may(technician)).toEqual({ write: true, manage: true })
    expect(await may(admin), 'a role alone does not write').toEqual({ write: false, manage: false })
    await admin.refused(contract.addMessage, { params, body: { text: 'Me too' } }, 'session_not_writable')
    await admin.refused(contract.resolveSession, { params, body: { resolution: 'x' } }, 'session_not_yours')

    const handoff = await technician.call(handoffs.createHandoff, { params, body: { reason: 'Stuck' } })
    await expectReaders([technician, engineer, admin])
    expect(await may(engineer)).toEqual({ write: false, manage: false })
    await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
    expect(await may(engineer)).toEqual({ write: true, manage: true })
    expect(await may(technician)).toEqual({ write: true, manage: false })

    await engineer.call(contract.resolveSession, { params, body: { resolution: 'Fixed' } })
    await expectReaders([technician, colleague, engineer, admin])
    expect(await may(engineer)).toEqual({ write: false, manage: false })
  })
})

describe('a step', () => {
  test('cites a message of its own session or none', async () => {
    const [one, other] = [await start(), await start()]
    const said = await technician.call(contract.addMessage, {
      params: { id: other.id },
      body: { text: 'Hello' },
    })
    const cite = (id: string) => ({ params: { id }, body: { text: 'Rebooted', messageId: said.id } })
    await technician.refused(contract.addStep, cite(one.id), 'not_found')
    expect(await technician.call(contract.addStep, cite(other.id))).toMatchObject({
      messageId: said.id,
      ordinal: 1,
    })
  })

  test('keeps what a change does not name, and loses a note that is taken away', async () => {
    const { id } = await start()
    const step = await technician.call(contract.addStep, {
      params: { id },
      body: { text: 'Rebooted', note: 'Twice' },
    })
    const change = (body: object) =>
      technician.call(contract.changeStep, { params: { id, stepId: step.id }, body })
    expect(await change({ outcome: 'failed' })).toMatchObject({
      text: 'Rebooted',
      note: 'Twice',
      outcome: 'failed',
      version: 2,
    })
    expect(await change({ note: null })).toMatchObject({ note: null, outcome: 'failed', version: 3 })
    await technician.refused(
      contract.changeStep,
      { params: { id, stepId: step.id }, body: {} },
      'validation_failed',
    )
  })

  test('and a message of many writers at once are numbered without gaps', async () => {
    const { id } = await start()
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        technician.call(contract.addMessage, { params: { id }, body: { text: `${n}` } }),
      ),
    )
    const { messages } = await technician.call(contract.getSession, { params: { id } })
    expect(messages.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})

describe('a search', () => {
  test('finds words in other forms, the ticket, the client and the resolution; the best match comes first', async () => {
    const inProblem = await start({ problem: 'The invoices were printing twice' })
    const inTitle = await start({ title: 'Print the invoice' })
    const ticket = await start({ ticketRef: 'INC-90210', client: 'Wayfarer Dental' })
    expect(await ids(technician, { q: 'printed invoices' })).toEqual([inTitle.id, inProblem.id])
    expect(await ids(technician, { q: 'INC-90210' })).toEqual([ticket.id])
    expect(await ids(technician, { q: 'wayfarer' })).toEqual([ticket.id])
    const params = { id: inProblem.id }
    await technician.call(contract.resolveSession, {
      params,
      body: { resolution: 'Removed the duplicate spooler' },
    })
    expect(await ids(technician, { q: 'spoolers' })).toEqual([inProblem.id])
    expect(await ids(technician, { q: 'nothing of the kind' })).toEqual([])
  })
})

describe('the list', () => {
  test('goes from page to page without gap or double, newest change first', async () => {
    const person = await organization.hire('technician')
    const made: string[] = []
    for (let n = 0; n < 23; n++) made.push((await start({ title: `${n}` }, person)).id)
    const seen: string[] = []
    let before: string | null = null
    do {
      const query: object = { limit: '5', mine: 'true', ...(before ? { before } : {}) }
      const page: { sessions: contract.SessionSummary[]; nextBefore: string | null } = await person.call(
        contract.listSessions,
        { query },
      )
      seen.push(...page.sessions.map(({ id }) => id))
      before = page.nextBefore
    } while (before)
    expect(seen).toEqual(made.toReversed())
  })

  test('tells sessions of one instant apart', async () => {
    const person = await organization.hire('technician')
    for (let n = 0; n < 6; n++) await start({ title: `${n}` }, person)
    await app.services.db.kysely
      .updateTable('pilot_session')
      .set({ updated_at: new Date('2026-01-01T00:00:00.123Z') })
      .where('owner_id', '=', person.actor.id)
      .execute()
    const first = await person.call(contract.listSessions, { query: { limit: '4', mine: 'true' } })
    const query = { limit: '4', mine: 'true', before: first.nextBefore ?? '' }
    const second = await person.call(contract.listSessions, { query })
    const all = [...first.sessions, ...second.sessions].map(({ id }) => id)
    expect(new Set(all).size).toBe(6)
  })

  test('shows each status and whose they are', async () => {
    const person = await organization.hire('technician')
    const active = await start({}, person)
    const waiting = await start({}, person)
    await person.call(handoffs.createHandoff, { params: { id: waiting.id }, body: { reason: 'Stuck' } })
    expect(await ids(person, { mine: 'true', status: 'active' })).toEqual([active.id])
    expect(await ids(person, { mine: 'true', status: 'escalated' })).toEqual([waiting.id])
    expect(await ids(admin, { mine: 'true' })).toEqual([])
  })
})
