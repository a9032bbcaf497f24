import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '../../src/server/core/db/db.ts'
import type { Handoff } from '../../src/shared/contract/handoffs.ts'
import type { EventType } from '../../src/shared/events.ts'

/** One thing that is tried on a session; what its state does not allow is left out. */
export type Act =
  | { kind: 'see' | 'claim' | 'release' | 'return' | 'withdraw' | 'passOn' | 'resolve'; who: number }
  | { kind: 'message' | 'step' | 'changeStep' | 'note'; who: number; says: string }
  | { kind: 'assess'; how: 'ready' | 'timed_out' | 'failed' }
  | { kind: 'escalate' }
  | { kind: 'mark'; test: boolean }

export type History = {
  client: string | null
  category: string | null
  /** When it was escalated, in milliseconds after the beginning. */
  start: number
  suggests: boolean
  /** Who does what `who: LEAD` stands for. */
  lead: number
  /** Each with the milliseconds since the one before: less than none when a clock was set back. */
  acts: (Act & { after: number })[]
}

const SUGGESTION = 'Compare the last updates'

/** Mostly the one who leads in this history, so that a claim is often followed by something. */
const LEAD = -1
const who = fc.oneof({ weight: 5, arbitrary: fc.constant(LEAD) }, { weight: 1, arbitrary: fc.nat(3) })
const after = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 900_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -60_000, max: -1 }) },
)
const says = fc.constantFrom('Hello', `I ${SUGGESTION.toLowerCase()} now`, 'Done')
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'see',
        'claim',
        'claim',
        'claim',
        'release',
        'return',
        'withdraw',
        'passOn',
        'resolve',
      ),
      who,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom('message', 'step', 'changeStep', 'note'), who, says }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('assess'),
      how: fc.constantFrom('ready', 'timed_out', 'failed'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'escalate' } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mark'), test: fc.boolean() }) },
) as fc.Arbitrary<Act>

/** What may become of a session that is escalated within so many milliseconds. */
export const anyHistory = (span: number): fc.Arbitrary<History> =>
  fc.record({
    client: fc.constantFrom(null, 'Harbour Dental', 'Birch & Sons', 'Ärztehaus Süd'),
    category: fc.constantFrom(null, 'Mail', 'Printing'),
    start: fc.nat(span),
    suggests: fc.boolean(),
    lead: fc.constantFrom(1, 2, 3),
    acts: fc.array(
      fc.tuple(act, after).map(([one, ms]) => ({ ...one, after: ms })),
      { maxLength: 9 },
    ),
  })

type Row = { type: EventType; at: number; actor: string; data: unknown }

/**
 * Writes histories into the log as they would have been written, at their own times, with sessions and hand-offs for
 * them to point at. Person 0 of `people` makes the hand-offs, the others may claim.
 */
export async function writeHistories(
  db: Db,
  orgId: string,
  people: readonly { id: string; name: string }[],
  histories: readonly History[],
  beginning: number,
): Promise<void> {
  for (const history of histories) {
    const { rows } = await sql<{ id: string }>`
      insert into pilot_session (org_id, title, problem, client, owner_id, created_by, participant_ids)
      values (${orgId}, 'Title', 'Problem', ${history.client}, ${people[0]?.id}, ${people[0]?.id}, '{}')
      returning id`.execute(db.kysely)
    const sessionId = rows[0]?.id as string
    const made = tell(history, sessionId, people, beginning + history.start)
    for (const { id, number } of made.handoffs)
      await sql`
        insert into handoff (org_id, id, session_id, number, status, reason, watch_level, created_by, ended_at, snapshot,
                             assessment_status, assessment)
        values (${orgId}, ${id}, ${sessionId}, ${number}, 'withdrawn', 'Stuck', 'watch', ${people[0]?.id}, now(), '{}', 'ready',
                ${JSON.stringify({ suggestedSteps: history.suggests ? [{ text: SUGGESTION }] : [] })}::jsonb)`.execute(
        db.kysely,
      )
    await sql`
      with head as (
        update org_head set seq = seq + ${made.events.length}::int where org_id = ${orgId} returning seq
      )
      insert into event (org_id, seq, type, actor_id, actor_name, audience_user_ids, audience_min_role, data, at)
      select ${orgId}, head.seq - ${made.events.length}::int + e.n, e.v->>'type', e.v->>'actor', 'Someone', '{}', 'engineer',
             e.v->'data', to_timestamp((e.v->>'at')::float8 / 1000)
      from   head, jsonb_array_elements(${JSON.stringify(made.events)}::jsonb) with ordinality e(v, n)
      order by e.n`.execute(db.kysely)
  }
}

let made = 0
const uuid = () => `00000000-0000-4000-9000-${String(++made).padStart(12, '0')}`

/** The events of a history. The state machine here is its own: what it does not allow does not happen. */
function tell(
  { client, category, start, lead, acts }: History,
  sessionId: string,
  people: readonly { id: string; name: string }[],
  beginning: number,
) {
  const events: Row[] = []
  const handoffs: { id: string; number: number }[] = []
  const maker = people[0] as { id: string; name: string }
  let at = beginning
  let current = {} as Handoff
  let resolved = false

  const emit = (type: EventType, actor: string, data: unknown) => events.push({ type, at, actor, data })
  const change = (type: EventType, actor: string, next: Partial<Handoff>) => {
    current = { ...current, ...next }
    emit(type, actor, { handoff: current, ...(type === 'handoff_created' ? { category } : {}) })
  }
  const escalate = (actor: string) => {
    const handoff = { id: uuid(), number: handoffs.length + 1 }
    handoffs.push(handoff)
    current = {
      ...handoff,
      sessionId,
      status: 'open',
      watchLevel: 'watch',
      createdBy: maker,
      claimedBy: null,
      endedAt: null,
      assessmentStatus: 'pending',
      session: { client },
    } as unknown as Handoff
    change('handoff_created', actor, {})
  }
  const ended = { endedAt: new Date(start).toISOString() }
  escalate(maker.id)

  for (const act of acts) {
    at += act.after
    const who = 'who' in act ? act.who : 0
    const person = people[who === LEAD ? lead : who] as { id: string; name: string }
    const holds = current.status === 'claimed' && current.claimedBy?.id === person.id
    const underWay = current.status === 'open' || current.status === 'claimed'
    if (resolved) break
    switch (act.kind) {
      case 'see':
        emit('handoff_seen', person.id, { handoffId: current.id, by: person })
        break
      case 'claim':
        if (current.status === 'open' && person !== maker)
          change('handoff_claimed', person.id, { status: 'claimed', claimedBy: person })
        break
      case 'release':
        if (holds) change('handoff_released', person.id, { status: 'open', claimedBy: null })
        break
      case 'return':
        if (!holds) break
        change('handoff_returned', person.id, { status: 'returned', ...ended })
        emit('message_added', person.id, { message: { sessionId, text: 'Try this' } })
        break
      case 'withdraw':
        if (current.status === 'open')
          change('handoff_withdrawn', maker.id, { status: 'withdrawn', ...ended })
        break
      case 'passOn':
        if (!holds) break
        change('handoff_updated', person.id, { status: 'passed_on', ...ended })
        escalate(person.id)
        break
      case 'resolve':
        if (holds || current.status === 'open') {
          change('handoff_resolved', holds ? person.id : maker.id, { status: 'resolved', ...ended })
          resolved = true
        }
        break
      case 'message':
        emit('message_added', person.id, { message: { sessionId, text: act.says } })
        break
      case 'step':
      case 'changeStep':
        emit(act.kind === 'step' ? 'step_recorded' : 'step_changed', person.id, {
          step: { sessionId, text: act.says },
        })
        break
      case 'note':
        if (act.says === 'Hello') emit('ticket_note_sent', person.id, { sessionId, version: 1 })
        // What the product writes by itself is no action of anybody.
        for (const kind of ['escalation', 'manual'] as const)
          if (kind === 'manual' || act.says === 'Done')
            emit('documentation_written', person.id, { sessionId, version: 1, kind })
        break
      case 'assess':
        if (current.assessmentStatus === 'pending')
          change('handoff_assessment_ready', maker.id, { assessmentStatus: act.how })
        break
      case 'escalate':
        if (!underWay) escalate(maker.id)
        break
      case 'mark':
        emit('handoff_test_marked', maker.id, { handoffId: current.id, test: act.test })
    }
  }
  return { events, handoffs }
}
