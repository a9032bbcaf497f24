import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Services } from '../../../core/context.ts'
import type { Tables } from '../../../core/db/tables.ts'
import type { Cast } from '../cast.ts'
import { makeChance } from './chance.ts'
import { planWeeks } from './plan-weeks.ts'
import { tellBaselines } from './tell-baselines.ts'
import { tellDeliveries } from './tell-deliveries.ts'
import { type PastEvent, type PastSession, tellPast } from './tell-past.ts'

const SEED = 20_260_901
const DAY = 86_400_000

/**
 * The eight weeks before today, so that the figures have something to count: the same at each start, but for the day.
 * They are rows in bulk and events at the times of then, since the product's commands write the present alone. The facts
 * are made from those events by the database, as ever.
 */
export async function writeWeeks({ db }: Services, cast: Cast): Promise<void> {
  const { orgId } = cast.owner
  const midnight = Math.floor(Date.now() / DAY) * DAY
  const chance = makeChance(SEED)
  const past = planWeeks(midnight, chance).map(planned => tellPast(planned, cast))
  const ways = { slack: randomUUID(), email: randomUUID() }
  const baselines = tellBaselines(midnight, cast, chance)
  const events = [...past.flatMap(told => told.events), ...baselines.events].sort((a, b) => a.at - b.at)
  const deliveries = past.flatMap(({ handoffs }) =>
    handoffs.flatMap(handoff => tellDeliveries(handoff, cast, ways, chance)),
  )

  await db.kysely.transaction().execute(async tx => {
    await sql`select set_config('rf.org_id', ${orgId}, true)`.execute(tx)
    const insert = (table: keyof Tables & string, rows: object[]) => insertRows(tx, orgId, table, rows)
    await insert('pilot_session', past.map(sessionRow))
    await insert(
      'message',
      past.flatMap(({ messages }) => messages.map(messageRow)),
    )
    await insert(
      'step',
      past.flatMap(({ steps }) => steps.map(stepRow)),
    )
    await insert(
      'handoff',
      past.flatMap(({ handoffs }) => handoffs.map(handoffRow)),
    )
    await insert('documentation', past.map(noteRow))
    await insert('integration', [
      integrationRow(ways.slack, 'slack', 'Slack of last month', cast, midnight),
      integrationRow(ways.email, 'email', 'Mail of last month', cast, midnight),
    ])
    await insert('delivery', deliveries)
    await insert('baseline', baselines.rows)
    const { rows } = await sql<{ seq: number }>`
      update org_head set seq = seq + ${events.length}::int where org_id = ${orgId} returning seq`.execute(tx)
    const before = Number(rows[0]?.seq) - events.length
    await insert(
      'event',
      events.map((event, index) => eventRow(event, before + index + 1)),
    )
    await sql`
      insert into handoff_seen (org_id, handoff_id, user_id, at)
      select org_id, (data->>'handoffId')::uuid, actor_id, at from event
      where  org_id = ${orgId} and type = 'handoff_seen'`.execute(tx)
  })
}

/** Rows that name the same columns; what they do not name has its default. */
async function insertRows(
  tx: Transaction<Tables>,
  orgId: string,
  table: keyof Tables & string,
  rows: object[],
): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map(name => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (org_id, ${columns})
    select ${orgId}, ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

const sessionRow = ({ session, participants, messages, steps, handoffs }: PastSession) => ({
  id: session.id,
  title: session.title,
  problem: session.problem,
  client: session.client,
  ticket_ref: session.ticketRef,
  status: session.status,
  owner_id: session.owner.id,
  created_by: session.createdBy.id,
  participant_ids: participants,
  ever_escalated: true,
  message_count: messages.length,
  step_count: steps.length,
  handoff_count: handoffs.length,
  resolution: session.resolution,
  resolved_at: session.resolvedAt,
  created_at: session.createdAt,
  updated_at: session.updatedAt,
})

const messageRow = ({ id, sessionId, ordinal, author, role, text, at }: PastSession['messages'][number]) => ({
  id,
  session_id: sessionId,
  ordinal,
  author_id: author.id,
  author_name: author.name,
  role,
  text,
  at,
})

const stepRow = ({
  id,
  sessionId,
  ordinal,
  text,
  outcome,
  note,
  author,
  at,
}: PastSession['steps'][number]) => ({
  id,
  session_id: sessionId,
  ordinal,
  text,
  outcome,
  note,
  author_id: author.id,
  at,
  updated_at: at,
})

const handoffRow = ({ handoff, snapshot, assessment }: PastSession['handoffs'][number]) => ({
  id: handoff.id,
  session_id: handoff.sessionId,
  number: handoff.number,
  status: handoff.status,
  reason: handoff.reason,
  watch_level: handoff.watchLevel,
  impact: handoff.impact,
  created_by: handoff.createdBy.id,
  created_at: handoff.createdAt,
  claimed_by: handoff.claimedBy?.id ?? null,
  claimed_at: handoff.claimedAt,
  ended_at: handoff.endedAt,
  fence: handoff.fence,
  version: handoff.version,
  snapshot,
  assessment_status: handoff.assessmentStatus,
  assessment,
})

const noteRow = ({ session, note }: PastSession) => ({
  session_id: session.id,
  version: 1,
  kind: 'resolution',
  text: note,
  created_at: session.resolvedAt,
})

/** Removed since, so that whoever looks around sets up their own. */
const integrationRow = (id: string, kind: string, name: string, cast: Cast, midnight: number) => ({
  id,
  kind,
  name,
  config: {},
  created_by: cast.admin.id,
  created_at: new Date(midnight - 60 * DAY).toISOString(),
  removed_at: new Date(midnight).toISOString(),
})

const eventRow = ({ type, data, at, actor }: PastEvent, seq: number) => ({
  seq,
  type,
  actor_id: actor.id,
  actor_name: actor.name,
  audience_user_ids: [],
  audience_min_role: 'engineer',
  data,
  at: new Date(at).toISOString(),
})
