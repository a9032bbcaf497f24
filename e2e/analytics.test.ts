import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import * as analytics from '../src/shared/contract/analytics.ts'
import { listBaselines, recordBaseline } from '../src/shared/contract/baselines.ts'
import type { Member } from '../test/support/app.ts'
import { type History, writeHistories } from '../test/support/handoff-histories.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, isAt, isLive, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'

const stage = prepareBrowser()
const server = prepareServer()
const DAY = 86_400_000

/** Claimed after a minute, and acted on after so many seconds. */
const handled = (seconds: number, client: string | null): History => ({
  client,
  category: 'Printing',
  start: 0,
  suggests: false,
  lead: 1,
  acts: [
    { kind: 'see', who: 1, after: 20_000 },
    { kind: 'claim', who: 1, after: 40_000 },
    { kind: 'message', who: 1, says: 'On it', after: seconds * 1000 },
    { kind: 'resolve', who: 1, after: 60_000 },
  ],
})

/** An organization whose escalations of yesterday took 10, 20, 30 … seconds to the first action, of `count` in all. */
async function begin(count: number, more: History[] = []) {
  const organization = await server.app.addOrganization()
  const technician = await organization.hire('technician', 'Tess Okafor')
  const engineer = await organization.hire('engineer', 'Marta Silva')
  const owner = await organization.hire('owner', 'Owen Pryce')
  const people = [technician, engineer].map(({ actor }) => actor)
  const plain = Array.from({ length: count }, (_, at) =>
    handled(10 * (at + 1), at % 3 === 0 ? 'Harbour Dental' : 'Birch & Sons'),
  )
  await writeHistories(
    server.app.services.db,
    organization.orgId,
    people,
    [...plain, ...more],
    Date.now() - DAY,
  )
  return { technician, engineer, owner }
}

const download = async (page: Page, link: ReturnType<Page['getByRole']>) => {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}
const csv = (place: Page | ReturnType<Page['getByRole']>) => place.getByRole('link', { name: 'CSV' })
const period = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first()

test('an owner reads the figures, chooses days, and each figure leads to the escalations behind it', async () => {
  const clock: History = {
    ...handled(0, null),
    acts: [
      { kind: 'claim', who: 1, after: 1_000 },
      { kind: 'message', who: 1, says: 'Hm', after: -30_000 },
    ],
  }
  const { owner } = await begin(9, [clock])
  const page = await stage.open(owner, { path: '/analytics' })
  await isAt(page, '/analytics/escalations')
  const card = region(page, 'Time to first action')
  await sees(card, '50 s')
  await sees(card, /median of 9; 95 % interval/)
  await card.getByRole('link', { name: '1 invalid' }).click()
  await sees(dialog(page, 'Escalations behind this figure'), 'Invalid times')
  await page.keyboard.press('Escape')
  await isAt(page, '/analytics/escalations?period=7d')

  await page.getByRole('link', { name: 'First action: 10' }).click()
  const behind = dialog(page, 'Escalations behind this figure')
  await expect.poll(() => behind.getByRole('listitem').count(), PATIENCE).toBe(10)
  await sees(behind, /event \d+/)
  const rows = await download(page, csv(behind))
  expect(rows.text.trim().split('\r\n')).toHaveLength(11)
  await page.reload()
  await expect.poll(() => behind.getByRole('listitem').count(), PATIENCE).toBe(10)
  await page.keyboard.press('Escape')

  await region(page, 'By client').getByRole('link', { name: 'Harbour Dental' }).click()
  await expect.poll(() => behind.getByRole('listitem').count(), PATIENCE).toBe(3)
  await page.keyboard.press('Escape')

  await period(page, '30 days').click()
  await isAt(page, '/analytics/escalations?period=30d')
  await expect.poll(() => period(page, '30 days').getAttribute('aria-current')).toBe('page')
  await expectAccessible(page, 'the figures')
  await expectNoSideways(page, 'the figures')
})

test('a point of the trend can be clicked, read in the table and taken along as CSV', async () => {
  const { owner } = await begin(9)
  const page = await stage.open(owner, { path: '/analytics/escalations?period=7d' })
  const trend = region(page, 'Trend of the time to first action')
  const dot = trend.locator('.recharts-line-dot').first()
  await dot.waitFor()
  await dot.hover({ force: true })
  await sees(trend.locator('.recharts-tooltip-wrapper'), '50 s, n 9')
  await dot.click({ force: true })
  await isAt(page, /on=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d/)
  const behind = dialog(page, 'Escalations behind this figure')
  await expect.poll(() => behind.getByRole('listitem').count(), PATIENCE).toBe(9)
  await page.keyboard.press('Escape')

  await trend.getByText('As a table').click()
  await sees(trend.getByRole('table'), '50 s')
  const { name, text } = await download(page, csv(trend))
  expect(name).toMatch(/^trend-.*\.csv$/)
  const [head, ...days] = text.trim().split('\r\n')
  expect(head).toContain('median seconds')
  expect(days).toHaveLength(7)
  expect(days.filter(day => day.includes(',9,9,0,50,'))).toHaveLength(1)

  // Of thirteen weeks not each has room for its day: those that have stand below their own points.
  await period(page, '90 days').click()
  await isAt(page, '/analytics/escalations?period=90d')
  const weeks = trend.getByRole('table').getByRole('row')
  await expect.poll(() => weeks.count(), PATIENCE).toBeGreaterThan(10)
  const lastDay = (await weeks.last().getByRole('link').textContent())?.split(' to ')[0]
  await sees(trend.locator('.recharts-xAxis-tick-labels text').last(), lastDay ?? '')
})

test('a stopwatch that is stopped without a network says that it runs on, and is not stopped in silence later', async () => {
  const { engineer } = await begin(0)
  const page = await stage.open(engineer, { path: '/analytics/baselines' })
  await isLive(page)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await sees(page.getByRole('timer'), /0:0[1-9]/)
  stage.faults.expect(/net::ERR_/)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Stop' }).click()
  await sees(page, 'The server cannot be reached')
  await page.context().setOffline(false)
  await isLive(page)
  expect(await engineer.call(listBaselines, {})).toMatchObject({ running: { seconds: null }, measured: 0 })
  await page.getByRole('button', { name: 'Stop' }).click()
  await sees(page, 'Measured (1)')
})

test('a stopwatch tells the right time on a device whose clock is a day fast, also where the stream is not reached', async () => {
  const { engineer } = await begin(0)
  await engineer.call(recordBaseline, { body: { source: 'stopwatch' } })
  const page = await stage.open(engineer, { path: '/settings/notifications' })
  stage.faults.expect(/net::ERR_FAILED/)
  await page.context().route(/\/api\/v1\/stream/, route => route.abort())
  await page.clock.install({ time: Date.now() + 86_400_000 })
  await page.goto('/analytics/baselines')
  await sees(page.getByRole('timer'), /^0:\d\d$/)
  await page.getByRole('button', { name: 'Stop' }).click()
  await sees(page, 'Measured (1)')
})

test('days that cannot be are refused at their field, and fewer than five samples are no figure', async () => {
  const { owner } = await begin(3)
  const page = await stage.open(owner, { path: '/analytics/escalations' })
  await sees(region(page, 'Time to first action'), 'not enough data yet: 3 of 5')
  await period(page, 'Custom').click()
  stage.faults.expect(/escalations/)
  await page.getByLabel('First day').fill('2026-03-09')
  await page.getByLabel('Last day').fill('2026-03-01')
  await page.getByRole('button', { name: 'Show' }).click()
  await sees(page, 'Must lie after the first day')
  await page.getByLabel('Last day').fill('2026-03-15')
  await page.getByRole('button', { name: 'Show' }).click()
  await isAt(page, '/analytics/escalations?period=custom&from=2026-03-09&to=2026-03-16')
  await sees(region(page, 'Time to first action'), 'not enough data yet: 0 of 5')
})

test('an address that names nonsense says so, and the days can be chosen all the same', async () => {
  const { owner } = await begin(9)
  stage.faults.expect(/escalations|deliveries|does not conform/)
  const path = '/analytics/escalations?period=custom&from=yesterday&to=abc'
  const page = await stage.open(owner, { path })
  await sees(page, 'Choose days to see their figures')
  const faults = page.getByText('Must be a day like 2026-03-09')
  await expect.poll(() => faults.count(), PATIENCE).toBe(2)
  await page.getByLabel('First day').fill('2026-03-09')
  await page.getByLabel('Last day').fill('12026-03-15')
  await page.getByRole('button', { name: 'Show' }).click()
  await isAt(page, '/analytics/escalations?period=custom&from=2026-03-09&to=12026-03-15')
  // What was wrong before stands until the new answer is there.
  await expect.poll(() => faults.count(), PATIENCE).toBe(1)
  await page.getByLabel('Last day').fill('2026-03-15')
  await page.getByRole('button', { name: 'Show' }).click()
  await sees(region(page, 'Time to first action'), 'not enough data yet: 0 of 5')

  await page.goto('/analytics/escalations?weekday=abc&hour=&minSeconds=x&stage=coffee&invalid=perhaps')
  const behind = dialog(page, 'Escalations behind this figure')
  await expect.poll(() => behind.getByRole('heading', { level: 3 }).count(), PATIENCE).toBe(9)
})

test('above the queue stands how quickly it is worked on, or how much is missing to tell', async () => {
  const few = await begin(3)
  const marta = await stage.open(few.engineer, { path: '/escalations' })
  await sees(region(marta, 'Time to first action'), 'not enough data yet: 3 of 5')
  expect(await marta.getByRole('link', { name: 'Analytics' }).count()).toBe(1)

  const many = await begin(9)
  const owen = await stage.open(many.owner, { path: '/escalations' })
  await sees(region(owen, 'Time to first action'), '50 s')
  await sees(region(owen, 'Time to first action'), /median of 9/)
  await expectAccessible(owen, 'the card above the queue')
})

test('a stopwatch is started and stopped on a phone in one tap each, and survives a reload', async () => {
  const { engineer } = await begin(0)
  const page = await stage.open(engineer, {
    path: '/analytics/baselines',
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
  })
  await isLive(page)
  await sees(page, 'Measure how long the next 5 take')
  await page.getByRole('button', { name: 'Start' }).tap()
  await sees(page.getByRole('timer'), /0:0[1-9]/)
  await page.reload()
  await page.getByLabel(/^Note/).first().fill('Call about a printer')
  await expectAccessible(page, 'the stopwatch that runs')
  await expectNoSideways(page, 'the stopwatch that runs')
  await page.getByRole('button', { name: 'Stop' }).tap()
  await sees(page, 'Call about a printer')
  await sees(page, 'Measure how long the next 4 take')

  await page.getByLabel('Minutes').fill('five')
  await page.getByRole('button', { name: 'Add' }).tap()
  await sees(page, 'Must be minutes, such as 5 or 5:30')
  stage.faults.expect(/baselines/)
  await page.getByLabel('Minutes').fill('481')
  await page.getByRole('button', { name: 'Add' }).tap()
  await sees(page, 'Must not be longer than 8 hours')
  await page.getByLabel('Minutes').fill('5:30')
  await page.getByRole('button', { name: 'Add' }).tap()
  await sees(page, 'Typed in')

  await page.getByRole('button', { name: 'Change 5 min 30 s' }).tap()
  await dialog(page, 'Change the baseline').getByLabel('Minutes').fill('6')
  await page.getByRole('button', { name: 'Save' }).tap()
  await sees(page, 'Edited')
  await page.getByRole('button', { name: 'Delete 6 min' }).tap()
  await dialog(page, 'Delete this baseline?').getByRole('button', { name: 'Delete' }).tap()
  await losesSight(page, 'Edited')
  await sees(region(page, 'Changes'), 'Marta Silva deleted 6 min')
  const { baselines } = await engineer.call(listBaselines, {})
  expect(baselines).toMatchObject([{ source: 'stopwatch', note: 'Call about a printer', edited: false }])
})

const measure = async (person: Member, seconds: readonly number[]) => {
  for (const one of seconds)
    await person.call(
      recordBaseline,
      { body: { source: 'typed', seconds: one } },
      { idempotencyKey: crypto.randomUUID() },
    )
}

test('what was recovered is told with both inputs, its interval and its evidence, and prints', async () => {
  const { owner, engineer } = await begin(30)
  const page = await stage.open(owner, { path: '/analytics/evidence?period=7d' })
  await sees(page, 'Needs five baselines and five escalations')
  await measure(engineer, [280, 290, 300, 310, 320])
  const check = region(page, 'Pilot check')
  await sees(check, 'Hours recovered a week above 1.0: met')
  // 30 times the median of 300 s, minus 10 + 20 + … + 300 s.
  await sees(check, /1\.21 hours a week/)
  await sees(region(page, 'Manual baseline'), '5 min')
  await sees(region(page, 'Manual baseline'), '5 of 5 typed in afterwards')
  await sees(region(page, 'Recovered per escalation'), '2 min 25 s')
  const evidence = region(page, 'Evidence')
  await expect.poll(() => evidence.getByRole('row').count(), PATIENCE).toBe(31)
  await expectAccessible(page, 'the evidence')
  const { text } = await download(page, csv(evidence))
  const recovered = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map(row => Number(row.split(',').at(-1)))
  expect(recovered).toHaveLength(30)
  expect(recovered.reduce((sum, seconds) => sum + seconds, 0)).toBe(4350)

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect.poll(() => page.getByRole('banner').isVisible(), PATIENCE).toBe(false)
  expect(await page.getByRole('navigation', { name: 'Period' }).isVisible()).toBe(false)
  expect(await csv(evidence).isVisible()).toBe(false)
  expect(await check.isVisible()).toBe(true)
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(ground).toBe('rgb(245, 246, 248)')
  expect((await page.pdf()).byteLength).toBeGreaterThan(10_000)
})

test('figures are for those whose role has them, and an owner switches names off', async () => {
  const { technician, engineer, owner } = await begin(9)
  await technician.refused(analytics.getEscalationFigures, { query: {} }, 'role_too_low')
  const [tess, marta, owen] = await Promise.all([
    stage.open(technician, { path: '/analytics/escalations' }),
    stage.open(engineer, { path: '/analytics/escalations' }),
    stage.open(owner, { path: '/analytics/escalations' }),
  ])
  await sees(tess, 'There is nothing at this address')
  expect(await tess.getByRole('link', { name: 'Analytics' }).count()).toBe(0)
  await sees(marta, 'There is nothing at this address')

  await isLive(owen)
  await sees(region(owen, 'By engineer'), 'Marta Silva')
  await owen.getByLabel('Name engineers in these figures').uncheck()
  await sees(region(owen, 'By engineer'), 'Engineer 1')
  await losesSight(region(owen, 'By engineer'), 'Marta Silva')
  expect(await engineer.call(analytics.getAnalyticsSettings, {})).toMatchObject({ engineerNames: false })
})
