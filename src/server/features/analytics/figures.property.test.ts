import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp, type TestOrganization } from '../../../../test/support/app.ts'
import { anyHistory, writeHistories } from '../../../../test/support/handoff-histories.ts'
import { getEscalationFigures } from '../../../shared/contract/analytics.ts'
import { changeOrganization } from '../../../shared/contract/organization.ts'

const DAY = 86_400_000
const FROM = '2026-03-26'
const TO = '2026-04-01'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

type Plain = Record<string, unknown>

/**
 * The same figures from the events alone, in plain SQL that shares nothing with the product: no table of facts, no
 * function of it. One row.
 */
async function countPlainly(organization: TestOrganization, zone: string): Promise<Plain> {
  const { rows } = await sql<Plain>`
    with log as materialized (
      select seq, type, actor_id, at, data, coalesce(data->'handoff'->>'id', data->>'handoffId') as hid,
             coalesce(data->'message'->>'sessionId', data->'step'->>'sessionId', data->'handoff'->>'sessionId', data->>'sessionId') as sid
      from   event where org_id = ${organization.orgId}
    ), made as (
      select hid, sid, seq, at, actor_id, (data->'handoff'->>'number')::int as number,
             data->'handoff'->'createdBy'->>'id' as maker, data->'handoff'->'session'->>'client' as client,
             data->>'category' as category
      from   log where type = 'handoff_created'
      and    at >= (${FROM}::date::timestamp at time zone ${zone}) and at < (${TO}::date::timestamp at time zone ${zone})
      and    coalesce((select (m.data->>'test')::boolean from log m
                       where m.type = 'handoff_test_marked' and m.hid = log.hid order by m.seq desc limit 1), false) is false
    ), claims as (
      select c.hid, m.sid, c.seq, c.at, c.actor_id, (
               select min(r.seq) from log r where r.hid = c.hid and r.seq > c.seq
               and (r.type = 'handoff_released' or (r.type = 'handoff_updated' and r.data->'handoff'->>'status' = 'passed_on'))
             ) as until,
             exists (select from log r where r.hid = c.hid and r.seq > c.seq and r.type = 'handoff_released'
                     and not exists (select from log x where x.hid = c.hid and x.type = 'handoff_claimed'
                                     and x.seq > c.seq and x.seq < r.seq)) as given_back
      from   log c join made m on m.hid = c.hid where c.type = 'handoff_claimed'
    ), acted as (
      select c.*, a.seq as aseq, a.at as aat
      from   claims c left join lateral (
        select seq, at from log a
        where  a.sid = c.sid and a.actor_id = c.actor_id and a.seq > c.seq and a.seq < coalesce(c.until, 1e15)
        and    (a.type in ('message_added', 'step_recorded', 'step_changed', 'handoff_resolved')
                or a.type = 'ticket_note_sent' or (a.type = 'documentation_written' and a.data->>'kind' = 'manual'))
        and    not exists (select from log n where n.type = 'handoff_created' and n.sid = c.sid
                           and n.seq > c.seq and n.seq < a.seq)
        order by seq limit 1) a on true
    ), facts as (
      select m.*,
             (select at from log s where s.hid = m.hid and (s.type = 'handoff_claimed'
                or (s.type = 'handoff_seen' and s.actor_id <> m.maker)) order by seq limit 1) as seen,
             (select at from claims c where c.hid = m.hid order by seq limit 1) as claimed,
             (select extract(epoch from aat - at) from acted a where a.hid = m.hid and aseq is not null
              order by seq limit 1) as action,
             (select actor_id from acted a where a.hid = m.hid and (aseq is not null or not given_back)
              order by aseq is null, seq limit 1) as engineer,
             (select s.data->'handoff'->>'status' from log s where s.hid = m.hid and s.data ? 'handoff'
              order by seq desc limit 1) as status,
             exists (select from log n where n.type = 'handoff_created' and n.sid = m.sid
                     and (n.data->'handoff'->>'number')::int = m.number + 1) as again,
             (select data->'handoff'->>'assessmentStatus' from log a
              where a.hid = m.hid and a.type = 'handoff_assessment_ready') as assessed
      from   made m
    ), cut as (
      select f.*, floor(extract(epoch from seen - at) * 10) / 10 as to_seen,
             floor(extract(epoch from claimed - at) * 10) / 10 as to_claim, floor(action * 10) / 10 as to_action,
             (at at time zone ${zone}) as wall
      from   facts f
    )
    select count(*)::int as escalations,
           (select jsonb_agg(percentile order by name) from (
              select name, jsonb_build_object('n', count(*) filter (where v >= 0), 'invalid', count(*) filter (where v < 0),
                       'median', percentile_cont(0.5) within group (order by v) filter (where v >= 0),
                       'p25', percentile_cont(0.25) within group (order by v) filter (where v >= 0),
                       'p75', percentile_cont(0.75) within group (order by v) filter (where v >= 0),
                       'p90', percentile_cont(0.9) within group (order by v) filter (where v >= 0)) as percentile
              from cut, lateral (values ('1 seen', to_seen::float8), ('2 claim', to_claim::float8), ('3 action', to_action::float8)) t(name, v)
              group by name) p) as measures,
           array[count(*), count(seen), count(claimed), count(action), count(*) filter (where action is not null and status = 'resolved')]::int[] as funnel,
           (select count(*)::int from acted where aseq is null and given_back
            and not exists (select from acted b where b.hid = acted.hid and b.aseq is not null and b.aseq < acted.seq)) as idle,
           (select count(*)::int from facts f where action is null and exists (
              select from acted a where a.hid = f.hid and aseq is null and not given_back)) as standing,
           count(*) filter (where claimed is not null and again)::int as again,
           count(*) filter (where claimed is not null and status = 'returned')::int as returned,
           count(assessed)::int as assessed, count(*) filter (where assessed = 'ready')::int as ready,
           coalesce((select jsonb_object_agg(k, n) from (select to_char(wall, 'YYYY-MM-DD') k, count(*) n from cut group by 1) d), '{}') as days,
           coalesce((select jsonb_object_agg(k, n) from (select to_char(wall, 'ID HH24') k, count(*) n from cut group by 1) d), '{}') as hours,
           coalesce((select jsonb_object_agg(k, n) from (select coalesce(client, '-') k, count(*) n from cut group by 1) d), '{}') as clients,
           coalesce((select jsonb_object_agg(k, n) from (select coalesce(category, '-') k, count(*) n from cut group by 1) d), '{}') as categories,
           coalesce((select jsonb_object_agg(k, n) from (select engineer k, count(*) n from cut where engineer is not null group by 1) d), '{}') as engineers
    from cut`.execute(app.services.db.kysely)
  return rows[0] as Plain
}

/** The product's answer in the same words. */
async function ask(person: Member): Promise<Plain> {
  const f = await person.call(getEscalationFigures, { query: { period: 'custom', from: FROM, to: TO } })
  const measure = (figure: typeof f.timeToSeen.now) =>
    figure.status === 'ok'
      ? {
          n: figure.n,
          invalid: figure.invalid,
          median: figure.median,
          p25: figure.p25,
          p75: figure.p75,
          p90: figure.p90,
        }
      : { n: figure.n, invalid: figure.invalid }
  const counts = (groups: typeof f.clients) =>
    Object.fromEntries(groups.groups.map(({ key, escalations }) => [key ?? '-', escalations]))
  return {
    escalations: f.escalations,
    measures: [f.timeToSeen.now, f.timeToClaim.now, f.timeToFirstAction.now].map(measure),
    funnel: f.funnel.map(({ count }) => count),
    idle: f.withoutAction.givenBack,
    standing: f.withoutAction.standing,
    again: f.reEscalated.count,
    returned: f.returned.count,
    assessed: f.assessmentInTime.of,
    ready: f.assessmentInTime.count,
    days: Object.fromEntries(
      f.trend.flatMap(({ from, escalations }) => (escalations > 0 ? [[from, escalations]] : [])),
    ),
    hours: Object.fromEntries(
      f.heatMap.flatMap((row, day) =>
        row.flatMap((n, hour) => (n > 0 ? [[`${day + 1} ${String(hour).padStart(2, '0')}`, n]] : [])),
      ),
    ),
    clients: counts(f.clients),
    categories: counts(f.categories),
    engineers: counts(f.engineers),
  }
}

/** Plain figures of fewer than five are not numbers in the product, and crumbs of floating point are none. */
function comparable(plain: Plain): Plain {
  const measures = (plain.measures ?? []) as { n: number; invalid: number; median: number }[]
  const by = [0, 1, 2].map(at => measures[at] ?? { n: 0, invalid: 0 })
  return {
    ...plain,
    measures: by.map(({ n, invalid, ...rest }) =>
      n < 5
        ? { n, invalid }
        : {
            n,
            invalid,
            ...Object.fromEntries(
              Object.entries(rest).map(([name, value]) => [name, Math.round(Number(value) * 1000) / 1000]),
            ),
          },
    ),
  }
}

test('every figure is what plain SQL over the events counts, whatever happened, on days of 23 hours too', async () => {
  let told = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyHistory(7 * DAY), { minLength: 20, maxLength: 50 }),
      fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
      async (histories, zone) => {
        const organization = await app.addOrganization()
        const owner = await organization.hire('owner')
        const people = [
          owner.actor,
          ...(await Promise.all([1, 2, 3].map(() => organization.hire('engineer')))).map(
            ({ actor }) => actor,
          ),
        ]
        await setZone(owner, zone)
        await writeHistories(
          app.services.db,
          organization.orgId,
          people,
          histories,
          Date.parse(`${FROM}T00:00:00Z`) - DAY / 2,
        )
        const answer = await ask(owner)
        expect(answer).toEqual(comparable(await countPlainly(organization, zone)))
        if (((answer.funnel as number[])[3] ?? 0) >= 5) told += 1
      },
    ),
    { seed: 20260329, numRuns: 20, endOnFailure: true },
  )
  expect(told, 'enough of it was a figure').toBeGreaterThan(4)
}, 240_000)

const setZone = (owner: Member, timeZone: string) => owner.call(changeOrganization, { body: { timeZone } })
