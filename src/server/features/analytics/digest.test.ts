import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Member, startApp, type TestApp, type TestOrganization } from '../../../../test/support/app.ts'
import { type History, writeHistories } from '../../../../test/support/handoff-histories.ts'
import { MAIL_USER, type MailServer, startMailServer } from '../../../../test/support/outside/mail-server.ts'
import { changeAnalyticsSettings } from '../../../shared/contract/analytics.ts'
import { createHandoff } from '../../../shared/contract/handoffs.ts'
import { addIntegration } from '../../../shared/contract/integrations.ts'
import { listNotifications } from '../../../shared/contract/notifications.ts'
import { changeOrganization } from '../../../shared/contract/organization.ts'
import {
  DEFAULT_PREFERENCES,
  getNotificationPreferences,
  unsubscribe,
} from '../../../shared/contract/preferences.ts'
import { createSession } from '../../../shared/contract/sessions.ts'
import { transact } from '../../core/transact.ts'

let app: TestApp
let mail: MailServer
let organization: TestOrganization
let owner: Member
let technician: Member

beforeAll(async () => {
  mail = await startMailServer()
  app = await startApp({ config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' } })
})
afterAll(async () => {
  await app?.close()
  await mail?.close()
})
beforeEach(async () => {
  mail.mails.length = 0
  organization = await app.addOrganization()
  owner = await organization.hire('owner', 'Owen')
  technician = await organization.hire('technician', 'Tess')
})

const MONDAY = '2026-03-16'
const NEXT_MONDAY = '2026-03-23'

/** Six escalations of that week, claimed after a minute, acted on 10, 20, … seconds later. */
async function escalateThatWeek(monday = MONDAY) {
  const engineer = await organization.hire('engineer', 'Marta')
  const histories = Array.from(
    { length: 6 },
    (_, at): History => ({
      client: 'Harbour Dental',
      category: null,
      start: at * 60_000,
      suggests: false,
      lead: 1,
      acts: [
        { kind: 'claim', who: 1, after: 60_000 },
        { kind: 'message', who: 1, says: 'On it', after: (at + 1) * 10_000 },
      ],
    }),
  )
  const people = [technician.actor, engineer.actor]
  await writeHistories(
    app.services.db,
    organization.orgId,
    people,
    histories,
    Date.parse(`${monday}T12:00:00Z`),
  )
}

const addMail = (admin: Member) =>
  admin.call(addIntegration, {
    body: {
      kind: 'email',
      name: 'Mail',
      settings: {
        host: '127.0.0.1',
        port: mail.port,
        security: 'none',
        from: 'desk@example.test',
        ...MAIL_USER,
      },
    },
  })

/** The job as the first escalation of the week leaves it, and its turn has come. */
const weekIsOver = (monday = MONDAY) =>
  transact(owner.ctx, async tx => tx.enqueue({ kind: 'weekly_digest', key: monday, payload: { monday } }))

const jobs = async (kind = 'weekly_digest') =>
  (
    await sql<{ key: string; due_at: Date }>`
      select key, due_at from job where org_id = ${organization.orgId} and kind = ${kind}`.execute(
      app.services.db.kysely,
    )
  ).rows
const done = () => expect.poll(jobs, { timeout: 20_000 }).toEqual([])
const bell = async (person: Member) =>
  (await person.call(listNotifications, {})).notifications.filter(({ kind }) => kind === 'digest')

test('the first escalation of a week sees to its digest, due on Monday at eight on the wall', async () => {
  const admin = await organization.hire('admin')
  await admin.call(changeOrganization, { body: { timeZone: 'Asia/Tokyo' } })
  for (const title of ['One', 'Two']) {
    const session = await technician.call(createSession, { body: { title, problem: 'Slow' } })
    await technician.call(createHandoff, { params: { id: session.id }, body: { reason: 'Stuck' } })
  }
  const [job, ...more] = await jobs()
  expect(more).toEqual([])
  const local = job?.due_at.toLocaleString('en-GB', {
    timeZone: 'Asia/Tokyo',
    weekday: 'long',
    hour: '2-digit',
  })
  expect(local).toBe('Monday, 08')
  expect(job?.due_at.getTime()).toBeGreaterThan(Date.now())
})

test('owners find the week in their bell and in their mail, once, and nobody else does', async () => {
  const admin = await organization.hire('admin', 'Ruth')
  await addMail(admin)
  await escalateThatWeek()
  const log = await owner.stream()
  await weekIsOver()
  await log.event('notification_created')
  await expect.poll(() => mail.mails.length, { timeout: 20_000 }).toBe(1)
  await done()
  await weekIsOver()
  await done()

  expect(await bell(owner)).toMatchObject([
    {
      title: 'Last week: 6 escalations, first action 35 s after the claim',
      link: '/analytics/escalations?period=custom&from=2026-03-16&to=2026-03-23',
      handoffId: null,
    },
  ])
  expect(await bell(admin)).toEqual([])
  const [one, ...others] = mail.mails
  expect(others).toEqual([])
  expect(one?.envelopeTo).toEqual([owner.email])
  expect(one?.text).toContain('Time to first action: 35 s (median of 6, 95 % interval')
  expect(one?.text).toContain('Hours recovered against the baseline: not enough data yet: 0 of 5 baselines')
  expect(one?.text).toContain('/analytics/escalations?period=custom&from=2026-03-16&to=2026-03-23')
  expect(`${one?.text}${one?.html}`).not.toContain('Harbour Dental')
  log.close()
})

test('an owner who ends these mails by the link in one gets no more, and keeps the bell', async () => {
  const other = await organization.hire('owner', 'Olga')
  await addMail(await organization.hire('admin', 'Ruth'))
  await escalateThatWeek()
  await weekIsOver()
  await expect.poll(() => mail.mails.length, { timeout: 20_000 }).toBe(2)
  const mine = mail.mails.find(({ envelopeTo }) => envelopeTo.includes(owner.email))
  expect(mine?.text).toContain('No more digests to me: ')
  const token = /unsubscribe\?token=([\w.-]+)/.exec(mine?.text ?? '')?.[1] ?? ''
  expect(JSON.stringify(mine?.headers.get('list'))).toContain(`unsubscribe?token=${token}`)
  expect(await owner.call(unsubscribe, { query: { token } })).toEqual({ event: 'digest' })
  const { preferences } = await owner.call(getNotificationPreferences, {})
  expect(preferences).toEqual({ ...DEFAULT_PREFERENCES, weeklyDigest: false })

  mail.mails.length = 0
  await escalateThatWeek(NEXT_MONDAY)
  await weekIsOver(NEXT_MONDAY)
  await expect
    .poll(() => mail.mails.map(({ envelopeTo }) => envelopeTo), { timeout: 20_000 })
    .toEqual([[other.email]])
  await expect.poll(() => jobs('mail_digest'), { timeout: 20_000 }).toEqual([])
  expect(mail.mails).toHaveLength(1)
  expect(await bell(owner)).toHaveLength(2)
})

test('nothing is told of a week without escalations, nor when the digest is switched off', async () => {
  await weekIsOver()
  await done()
  await owner.call(changeAnalyticsSettings, { body: { engineerNames: true, weeklyDigest: false } })
  await escalateThatWeek()
  await weekIsOver()
  await done()
  expect(await bell(owner)).toEqual([])
})

test('a week that is not over in a time zone that was chosen since is waited for', async () => {
  const { rows } = await sql<{ monday: string }>`
    select to_char(date_trunc('week', now()), 'YYYY-MM-DD') as monday`.execute(app.services.db.kysely)
  await weekIsOver(rows[0]?.monday)
  await expect
    .poll(async () => (await jobs()).some(({ due_at }) => due_at.getTime() > Date.now() + 1_000), {
      timeout: 20_000,
    })
    .toBe(true)
  expect(await bell(owner)).toEqual([])
})
