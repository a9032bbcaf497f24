import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { listMeasuredEscalations, Stage } from '../../../shared/contract/analytics.ts'
import type { HandoffFactTable } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { View } from './view.ts'

export type FactRow = Omit<Selectable<HandoffFactTable>, 'packed'> & {
  title: string
  engineer_name: string | null
  /** Seconds, cut to a tenth as the figures are; below zero where a clock jumped. */
  to_seen: number | null
  to_claim: number | null
  to_action: number | null
}

type Query = z.output<typeof listMeasuredEscalations.query>
export type FactFilter = Omit<Query, 'period' | 'from' | 'to' | 'limit' | 'before'>

const tenths = (later: string, earlier: string) =>
  sql`(floor(extract(epoch from f.${sql.ref(later)} - f.${sql.ref(earlier)}) * 10) / 10)::float8`
const TO_SEEN = tenths('seen_at', 'created_at')
const TO_CLAIM = tenths('first_claimed_at', 'created_at')
const TO_ACTION = tenths('action_at', 'claimed_at')

const REACHED: Record<Stage, RawBuilder<unknown>> = {
  created: sql`true`,
  seen: sql`f.seen_seq is not null`,
  claimed: sql`f.first_claimed_seq is not null`,
  action: sql`f.action_seq is not null`,
  resolved: sql`f.action_seq is not null and f.status = 'resolved'`,
}
const BEYOND: Record<Stage, RawBuilder<unknown>> = {
  created: sql`f.seen_seq is null`,
  seen: sql`f.first_claimed_seq is null`,
  claimed: sql`f.action_seq is null`,
  action: sql`f.status <> 'resolved'`,
  resolved: sql`true`,
}

/** Escalations of the view that the filter lets through, newest first, at most `limit`. */
export async function listFacts(
  tx: ReadTx,
  { range, namesShown }: View,
  filter: FactFilter & { limit: number; before?: { at: string; id: string } | undefined },
): Promise<FactRow[]> {
  const { stage, dropped, client, category, engineer, weekday, hour, minSeconds, maxSeconds, before } = filter
  const local = sql`(f.created_at at time zone ${range.zone}::text)`
  const conditions = [
    filter.test ? sql`f.excluded = 'test'` : sql`f.excluded is null`,
    stage && REACHED[stage],
    stage && dropped && sql`${BEYOND[stage]} and f.status = ${dropped}`,
    client !== undefined && sql`coalesce(f.client, '') = ${client}`,
    category !== undefined && sql`coalesce(f.category, '') = ${category}`,
    // Whoever may not see names may not ask for one either.
    engineer !== undefined && (namesShown ? sql`f.claimed_by = ${engineer}` : sql`false`),
    weekday !== undefined && sql`extract(isodow from ${local}) = ${weekday}`,
    hour !== undefined && sql`extract(hour from ${local}) = ${hour}`,
    minSeconds !== undefined && sql`${TO_ACTION} >= ${minSeconds}`,
    maxSeconds !== undefined && sql`${TO_ACTION} >= 0 and ${TO_ACTION} < ${maxSeconds}`,
    filter.invalid && sql`least(${TO_SEEN}, ${TO_CLAIM}, ${TO_ACTION}) < 0`,
    before && sql`(f.created_at, f.handoff_id) < (${before.at}::timestamptz, ${before.id}::uuid)`,
  ].filter(condition => typeof condition === 'object')
  const { rows } = await sql<FactRow>`
    select   f.*, s.title, p.name as engineer_name,
             ${TO_SEEN} as to_seen, ${TO_CLAIM} as to_claim, ${TO_ACTION} as to_action
    from     handoff_fact f
    join     pilot_session s on s.org_id = f.org_id and s.id = f.session_id
    left     join person p on p.org_id = f.org_id and p.id = f.claimed_by
    where    f.created_at >= ${new Date(range.start)} and f.created_at < ${new Date(range.end)}
    and      ${sql.join(conditions, sql` and `)}
    order by f.created_at desc, f.handoff_id desc
    limit    ${filter.limit}`.execute(tx.db)
  return rows
}

/** Where the page after a full one begins. */
export async function nextBefore(
  tx: ReadTx,
  rows: readonly FactRow[],
  limit: number,
): Promise<string | null> {
  const last = rows.at(-1)
  if (!last || rows.length < limit) return null
  // To the microsecond, which a Date does not hold.
  const { rows: exact } = await sql<{ at: string }>`
    select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from   handoff_fact where handoff_id = ${last.handoff_id}`.execute(tx.db)
  return exact[0] ? `${exact[0].at}|${last.handoff_id}` : null
}
