import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, startApp, type TestApp, type TestOrganization } from '../../../../test/support/app.ts'
import * as analytics from '../../../shared/contract/analytics.ts'
import { recordBaseline } from '../../../shared/contract/baselines.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import { removeMember } from '../../../shared/contract/members.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

let app: TestApp
let organization: TestOrganization
let technician: Member
let marta: Member
let kenji: Member
let admin: Member

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

/** Each test has an organization of its own, so that its figures are its own. */
async function begin() {
  organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta')
  kenji = await organization.hire('engineer', 'Kenji')
  admin = await organization.hire('admin', 'Ruth')
}

async function escalate(problem = 'Slow') {
  const session = await technician.call(sessions.createSession, {
    body: { title: 'Title', problem, client: 'Harbour Dental' },
  })
  const handoff = await technician.call(handoffs.createHandoff, {
    params: { id: session.id },
    body: { reason: 'Stuck' },
  })
  return { session, handoff, params: { id: handoff.id }, inSession: { id: session.id } }
}

const figures = (person = marta) => person.call(analytics.getEscalationFigures, { query: {} })
const measured = async (query: object = {}) =>
  (await marta.call(analytics.listMeasuredEscalations, { query })).escalations

test('an escalation is followed from its first look to its resolution, each time with its event', async () => {
  await begin()
  const { params, inSession, handoff } = await escalate('Error 0x0000011b when adding the printer')
  const log = await marta.stream()
  await technician.refused(handoffs.seeHandoff, { params, body: {} }, 'role_too_low')
  await marta.call(handoffs.seeHandoff, { params, body: {} })
  await marta.call(handoffs.seeHandoff, { params, body: {} })
  await kenji.call(handoffs.claimHandoff, { params, body: {} })
  await technician.call(sessions.addMessage, { params: inSession, body: { text: 'Hello' } })
  expect(await figures()).toMatchObject({ withoutAction: { standing: 1, givenBack: 0 } })
  await kenji.call(sessions.addStep, { params: inSession, body: { text: 'Looked' } })
  await kenji.call(sessions.resolveSession, { params: inSession, body: { resolution: 'Fixed' } })

  await log.event('handoff_resolved')
  const seqOf = (type: string) => log.events().find(event => event.type === type)?.seq
  const [one] = await measured()
  expect(one).toMatchObject({
    handoffId: handoff.id,
    client: 'Harbour Dental',
    category: 'Printing',
    engineer: { name: 'Kenji' },
    status: 'resolved',
    seen: { event: seqOf('handoff_seen') },
    claimed: { event: seqOf('handoff_claimed') },
    measuredClaim: { event: seqOf('handoff_claimed') },
    action: { event: seqOf('step_recorded'), kind: 'step' },
    ended: { event: seqOf('handoff_resolved') },
    secondsRecovered: null,
    invalid: false,
  })
  expect(log.events().filter(({ type }) => type === 'handoff_seen')).toHaveLength(1)
  expect((await figures()).funnel.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1])
  log.close()
})

test('who has left is named in the figures still, and with names switched off nobody is, in no answer and no file', async () => {
  await begin()
  const owner = await organization.hire('owner', 'Owen')
  for (const person of [marta, kenji]) {
    const { params, inSession } = await escalate()
    await person.call(handoffs.claimHandoff, { params, body: {} })
    await person.call(sessions.addMessage, { params: inSession, body: { text: 'On it' } })
    await person.call(recordBaseline, { body: { source: 'typed', seconds: 300 } })
  }
  await owner.call(removeMember, { params: { id: marta.actor.id } })
  const labels = async () => (await figures(owner)).engineers.groups.map(({ label }) => label).sort()
  expect(await labels()).toEqual(['Kenji', 'Marta'])
  const engineer = marta.actor.id
  const query = { engineer }
  expect((await owner.call(analytics.listMeasuredEscalations, { query })).escalations).toHaveLength(1)

  await owner.call(analytics.changeAnalyticsSettings, { body: { engineerNames: false, weeklyDigest: true } })
  expect(await labels()).toEqual(['Engineer 1', 'Engineer 2'])
  const at = '/api/v1/analytics/flowpilot'
  const answers = await Promise.all(
    [
      'escalations',
      'escalations/measured',
      `escalations/measured?engineer=${engineer}`,
      'recovered',
      'deliveries',
      ...analytics.exportTable.options.map(table => `export?table=${table}`),
      `export?table=escalations&engineer=${engineer}`,
    ].map(async path => {
      const answer = await owner.raw(`${at}/${path}`)
      expect(answer.status, path).toBe(200)
      return answer.text()
    }),
  )
  for (const told of ['Marta', 'Kenji', marta.actor.id, kenji.actor.id])
    expect(answers.filter(answer => answer.includes(told))).toEqual([])
})

test('a look of the one who made the hand-off is none', async () => {
  await begin()
  const session = await marta.call(sessions.createSession, { body: { title: 'T', problem: 'P' } })
  const handoff = await marta.call(handoffs.createHandoff, {
    params: { id: session.id },
    body: { reason: 'Stuck' },
  })
  await marta.call(handoffs.seeHandoff, { params: { id: handoff.id }, body: {} })
  expect((await figures()).funnel.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0])
})

test('a claim that was given back without an action is counted, and the next one measured', async () => {
  await begin()
  const { params, inSession } = await escalate()
  const { fence } = await marta.call(handoffs.claimHandoff, { params, body: {} })
  await marta.call(handoffs.releaseHandoff, { params, body: { fence } })
  expect(await figures()).toMatchObject({
    withoutAction: { standing: 0, givenBack: 1 },
    funnel: [{}, {}, { count: 1 }, { count: 0, drops: [{ status: 'open', count: 1 }] }, {}],
  })
  await kenji.call(handoffs.claimHandoff, { params, body: {} })
  await kenji.call(sessions.addMessage, { params: inSession, body: { text: 'On it' } })
  const [one] = await measured()
  expect(one?.engineer?.name).toBe('Kenji')
  expect(one?.measuredClaim?.event).toBeGreaterThan(one?.claimed?.event ?? 0)
  expect((await figures()).withoutAction).toEqual({ standing: 0, givenBack: 1 })
})

test('a return tells something, and the session escalated again is counted', async () => {
  await begin()
  const { params, inSession } = await escalate()
  const { fence } = await marta.call(handoffs.claimHandoff, { params, body: {} })
  await marta.call(handoffs.returnHandoff, { params, body: { fence, message: 'Try this' } })
  await technician.call(handoffs.createHandoff, { params: inSession, body: { reason: 'Again' } })
  expect(await figures()).toMatchObject({
    reEscalated: { count: 1, of: 1 },
    returned: { count: 1, of: 1 },
    withoutAction: { standing: 0 },
  })
  expect((await measured({ stage: 'action', dropped: 'returned' }))[0]?.action?.kind).toBe('message')
})

test('a suggested step that a message takes up is counted', async () => {
  await begin()
  const { params, inSession } = await escalate('Error 0x0000011b when adding the printer')
  const { assessment } = await marta.call(handoffs.getHandoff, { params })
  const [suggested] = assessment?.suggestedSteps ?? []
  await marta.call(handoffs.claimHandoff, { params, body: {} })
  await marta.call(sessions.addMessage, { params: inSession, body: { text: 'Looking' } })
  expect((await figures()).suggestionUsed).toMatchObject({ count: 0, of: 1 })
  await marta.call(sessions.addStep, {
    params: inSession,
    body: { text: `${suggested?.text.toUpperCase()} (done)` },
  })
  expect(await figures()).toMatchObject({
    suggestionUsed: { count: 1, of: 1 },
    assessmentInTime: { count: 1, of: 1 },
  })
})

test('a test counts in no figure, is shown as excluded, and counts again when it was none', async () => {
  await begin()
  const { handoff } = await escalate()
  const mark = (test: boolean) =>
    admin.call(analytics.markTestEscalation, { params: { id: handoff.id }, body: { test } })
  await marta.refused(
    analytics.markTestEscalation,
    { params: { id: handoff.id }, body: { test: true } },
    'role_too_low',
  )
  await mark(true)
  await mark(true)
  expect(await figures()).toMatchObject({
    escalations: 0,
    excluded: { test: 1, rule: expect.stringContaining('test') },
  })
  expect(await measured()).toEqual([])
  expect(await measured({ test: 'true' })).toMatchObject([{ handoffId: handoff.id, test: true }])
  await mark(false)
  expect(await figures()).toMatchObject({ escalations: 1, excluded: { test: 0 } })
})

test('what a clock set back made negative is counted as invalid and is no time', async () => {
  await begin()
  const { params, inSession } = await escalate()
  await marta.call(handoffs.claimHandoff, { params, body: {} })
  await sql`
    update handoff_fact set claimed_at = claimed_at + interval '1 hour' where handoff_id = ${params.id}`.execute(
    app.services.db.kysely,
  )
  await marta.call(sessions.addMessage, { params: inSession, body: { text: 'Before its claim' } })
  expect((await figures()).timeToFirstAction.now).toEqual({
    status: 'insufficient_data',
    n: 0,
    needed: 5,
    invalid: 1,
  })
  expect(await measured({ invalid: 'true' })).toMatchObject([{ invalid: true, secondsToFirstAction: null }])
  expect((await figures()).withoutAction.standing).toBe(0)
})

describe('what is asked for', () => {
  test('is refused with the reason when it is impossible', async () => {
    await begin()
    const refused = async (query: Record<string, string>, says: RegExp) => {
      const answer = await marta.raw(`/api/v1/analytics/flowpilot/escalations?${new URLSearchParams(query)}`)
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(says)])
    }
    await refused({ period: '14d' }, /period/)
    await refused({ period: 'custom' }, /first day/)
    await refused({ period: 'custom', from: '2026-02-30', to: '2026-03-01' }, /query\.from/)
    await refused({ period: 'custom', from: '2026-01-02', to: '2026-01-02' }, /after the first day/)
    await refused({ period: 'custom', from: '2020-01-01', to: '2026-01-02' }, /at most 366 days/)
    await refused({ period: 'custom', from: '2999-01-01', to: '2999-01-02' }, /future/)
    await refused({ period: '7d', from: '2026-01-01' }, /period=custom/)
    await refused({ period: '7d', weeks: '2' }, /weeks/)
  })

  test('is not told to technicians', async () => {
    await begin()
    for (const route of [
      analytics.getEscalationFigures,
      analytics.listMeasuredEscalations,
      analytics.getRecovered,
    ])
      await technician.refused(route, { query: {} }, 'role_too_low')
    await technician.refused(analytics.exportAnalytics, { query: { table: 'trend' } }, 'role_too_low')
  })
})

test('the escalations behind a figure come page by page, and the file holds them all', async () => {
  await begin()
  const made: string[] = []
  for (let n = 0; n < 5; n++) made.unshift((await escalate()).handoff.id)
  const found: string[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await marta.call(analytics.listMeasuredEscalations, {
      query: { limit: 2, ...(before ? { before } : {}) },
    })
    found.push(...page.escalations.map(({ handoffId }) => handoffId))
    before = page.nextBefore
  }
  expect(found).toEqual(made)
  const answer = await marta.raw('/api/v1/analytics/flowpilot/export?table=escalations&client=Harbour+Dental')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toMatch(/escalations-.*\.csv/)
  const lines = (await answer.text()).trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFF?hand-off,session,title,client/)
  expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(made)
})
