import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import {
  changeAnalyticsSettings,
  exportAnalytics,
  getRecovered,
  listMeasuredEscalations,
} from '../../../shared/contract/analytics.ts'
import * as baselines from '../../../shared/contract/baselines.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

let app: TestApp
let technician: Member
let marta: Member
let kenji: Member
let admin: Member
let owner: Member

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())
beforeEach(async () => {
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta')
  kenji = await organization.hire('engineer', 'Kenji')
  admin = await organization.hire('admin', 'Ruth')
  owner = await organization.hire('owner', 'Owen')
})

const start = (person: Member) =>
  person.call(baselines.recordBaseline, { body: { source: 'stopwatch', note: 'Printer, by phone' } })
const type = (seconds: number, person = marta) =>
  person.call(baselines.recordBaseline, { body: { source: 'typed', seconds } })
const list = (person = marta) => person.call(baselines.listBaselines, {})
const change = (person: Member, id: string, body: object) =>
  person.call(baselines.changeBaseline, { params: { id }, body })
const setBack = (id: string, interval: string) =>
  sql`update baseline set started_at = started_at - ${interval}::interval where id = ${id}`.execute(
    app.services.db.kysely,
  )

describe('a stopwatch', () => {
  test('runs on the server from one tap to the next, one for each person', async () => {
    const running = await start(marta)
    expect(running).toMatchObject({
      source: 'stopwatch',
      seconds: null,
      note: 'Printer, by phone',
      edited: false,
    })
    expect((await start(marta)).id, 'a second tap answers the one that runs').toBe(running.id)
    expect((await start(kenji)).id).not.toBe(running.id)
    expect(await list()).toMatchObject({ running: { id: running.id }, measured: 0 })

    await setBack(running.id, '4 minutes')
    const stopped = await change(marta, running.id, { stop: true })
    expect(stopped.seconds).toBeGreaterThanOrEqual(240)
    expect(stopped.seconds).toBeLessThan(300)
    expect(stopped).toMatchObject({ source: 'stopwatch', edited: false, version: 2 })
    expect(await change(marta, running.id, { stop: true }), 'a second tap changes nothing').toEqual(stopped)
    expect(await list()).toMatchObject({ running: null, measured: 1 })
  })

  test('that was forgotten, or whose clock was set back, is not stopped but typed or deleted', async () => {
    const { id } = await start(marta)
    await setBack(id, '8 hours 1 second')
    await marta.refused(
      baselines.changeBaseline,
      { params: { id }, body: { stop: true } },
      'baseline_unmeasurable',
    )
    await setBack(id, '-9 hours')
    await marta.refused(
      baselines.changeBaseline,
      { params: { id }, body: { stop: true } },
      'baseline_unmeasurable',
    )
    expect(await change(marta, id, { seconds: 360 })).toMatchObject({ seconds: 360, edited: true })
  })
})

describe('a typed time', () => {
  test.each([0, -1, 28_801, 1.5])('of %d seconds is refused', async seconds => {
    const body = { source: 'typed' as const, seconds }
    await marta.refused(baselines.recordBaseline, { body }, 'validation_failed')
    const { id } = await type(300)
    await marta.refused(baselines.changeBaseline, { params: { id }, body: { seconds } }, 'validation_failed')
  })

  test('is marked as typed, and not kept twice when it is sent twice', async () => {
    const body = { source: 'typed' as const, seconds: 28_800, note: 'Told at lunch' }
    const first = await marta.call(baselines.recordBaseline, { body }, { idempotencyKey: 'typed-once' })
    const second = await marta.call(baselines.recordBaseline, { body }, { idempotencyKey: 'typed-once' })
    expect(second).toEqual(first)
    expect(await list()).toMatchObject({ baselines: [{ source: 'typed', seconds: 28_800 }], measured: 1 })
  })
})

test('the file has every baseline, and names nobody where an owner switched names off', async () => {
  const { id } = await type(300)
  await sql`
    insert into baseline (org_id, source, measured_by, seconds)
    select org_id, source, measured_by, n from baseline, generate_series(1, 300) n where id = ${id}`.execute(
    app.services.db.kysely,
  )
  const file = async () => (await marta.raw('/api/v1/analytics/flowpilot/export?table=baselines')).text()
  const named = (await file()).trim().split('\r\n')
  expect(named).toHaveLength(302)
  expect(named[1]).toContain('Marta')
  await owner.call(changeAnalyticsSettings, { body: { engineerNames: false, weeklyDigest: true } })
  const nameless = await file()
  expect(nameless.trim().split('\r\n')).toHaveLength(302)
  expect(nameless).not.toContain('Marta')
})

test('a change and a deletion leave who did it and what it was, and others hear of them', async () => {
  const log = await kenji.stream()
  const { id } = await type(300)
  await kenji.refused(
    baselines.changeBaseline,
    { params: { id }, body: { seconds: 60 } },
    'baseline_not_yours',
  )
  await kenji.refused(baselines.deleteBaseline, { params: { id } }, 'baseline_not_yours')
  await change(marta, id, { note: 'Corrected' })
  await change(admin, id, { seconds: 240 })
  await change(admin, id, { seconds: 240 })
  await admin.call(baselines.deleteBaseline, { params: { id } })
  await log.event('baseline_deleted')
  expect(log.events().map(({ type }) => type)).toEqual([
    'baseline_recorded',
    'baseline_changed',
    'baseline_changed',
    'baseline_deleted',
  ])
  const { audit, baselines: left } = await list()
  expect(left).toEqual([])
  expect(audit).toMatchObject([
    { action: 'deleted', by: { name: 'Ruth' }, before: { seconds: 240 }, after: null },
    {
      action: 'changed',
      by: { name: 'Ruth' },
      before: { seconds: 300 },
      after: { seconds: 240, edited: true },
    },
    {
      action: 'changed',
      by: { name: 'Marta' },
      before: { note: null },
      after: { note: 'Corrected', edited: false },
    },
    { action: 'recorded', by: { name: 'Marta' }, before: null, after: { seconds: 300 } },
  ])
  log.close()
})

test('technicians neither measure nor read', async () => {
  await technician.refused(baselines.listBaselines, {}, 'role_too_low')
  await technician.refused(baselines.recordBaseline, { body: { source: 'stopwatch' } }, 'role_too_low')
})

describe('minutes recovered', () => {
  /** Claims, and acts so many seconds later by the clock of the facts. */
  async function handleIn(seconds: number) {
    const { id: sessionId } = await technician.call(sessions.createSession, {
      body: { title: 'T', problem: 'P' },
    })
    const params = { id: sessionId }
    const handoff = await technician.call(handoffs.createHandoff, { params, body: { reason: 'Stuck' } })
    await marta.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
    await marta.call(sessions.addMessage, { params, body: { text: 'On it' } })
    await sql`
      update handoff_fact set claimed_at = action_at - make_interval(secs => ${seconds})
      where handoff_id = ${handoff.id}`.execute(app.services.db.kysely)
  }
  const recovered = () => marta.call(getRecovered, { query: { period: '7d' } })

  test('need five baselines and five escalations before they are a number', async () => {
    for (let n = 0; n < 4; n++) await type(600)
    for (let n = 0; n < 5; n++) await handleIn(60)
    expect(await recovered()).toMatchObject({
      baseline: { measurements: { status: 'insufficient_data', n: 4 }, typed: 4 },
      difference: { status: 'insufficient_data' },
      weeks: expect.arrayContaining([expect.objectContaining({ hours: null })]),
      check: { status: 'insufficient_data', baselines: 4, escalations: 5 },
    })
    const rows = await marta.call(listMeasuredEscalations, { query: {} })
    expect(rows.escalations[0]?.secondsRecovered).toBeNull()
  })

  test('are baseline minus time to first action, what was lost included, and the rows of the file add up to them', async () => {
    for (const seconds of [500, 600, 600, 700, 900]) await type(seconds)
    for (const seconds of [60, 60, 120, 180, 3_000]) await handleIn(seconds)
    const answer = await recovered()
    // Median baseline 600: 540 + 540 + 480 + 420 - 2400 seconds.
    const seconds = 540 + 540 + 480 + 420 - 2_400
    expect(answer).toMatchObject({
      baseline: { measurements: { status: 'ok', n: 5, median: 600 } },
      timeToFirstAction: { status: 'ok', median: 120 },
      difference: { status: 'ok', seconds: 480 },
      notCounted: 0,
      check: { status: 'not_met', hoursPerWeek: Math.round((seconds / 3600) * 1000) / 1000 },
    })
    expect(answer.weeks.reduce((sum, { counted }) => sum + counted, 0)).toBe(5)
    const file = await marta.raw('/api/v1/analytics/flowpilot/export?table=recovered&period=7d')
    const lines = (await file.text()).trimEnd().split('\r\n')
    const sum = lines.slice(1).reduce((total, line) => total + Number(line.split(',').at(-1)), 0)
    expect(sum).toBeCloseTo(seconds, 5)
    expect(exportAnalytics.path).toBe('/analytics/flowpilot/export')
  })
})
