import { sql } from 'kysely'
import type { WatchLevel } from '../../../shared/contract/handoffs.ts'
import type { IntegrationKind } from '../../../shared/contract/integrations.ts'
import {
  DEFAULT_PREFERENCES,
  type DeliveryEvent,
  type NotificationPreferences,
  type PersonalChannel,
} from '../../../shared/contract/preferences.ts'
import { atLeast, type Role } from '../../../shared/contract/route.ts'
import { quietUntil } from '../../../shared/domain/quiet-hours.ts'
import type { ReadTx } from '../../core/transact.ts'
import { isTicketSystem, TRAITS } from './traits.ts'

/** A person as the plan needs them. */
export type Candidate = {
  id: string
  name: string
  role: Role
  preferences: NotificationPreferences | null
  /** A page of theirs is open now. */
  live: boolean
  /** Browsers that they allowed to be pushed to. */
  subscriptions: number
}

export type Way = {
  id: string
  kind: IntegrationKind
  name: string
  config: Record<string, unknown>
  failures: number
}

export type Plan = {
  people: { candidate: Candidate; over: { way: Way; notBefore: Date | null }[]; quietUntil: Date | null }[]
  places: Way[]
  /** Nobody would hear of it soon, so admins and owners are told over everything, quiet hours or not. */
  fallback: boolean
}

type Occasion = {
  event: DeliveryEvent
  watchLevel: WatchLevel
  hasTicket: boolean
  now: Date
}

/** The organization's running integrations. */
export async function listWays(tx: ReadTx): Promise<Way[]> {
  const { rows } = await sql<Way>`
    select   id, kind, name, config, failures
    from     integration
    where    removed_at is null and not paused
    order by created_at, id`.execute(tx.db)
  return rows
}

/** How long after its last sign of life a page still counts as open: two heartbeats of the stream and a breath. */
const LIVE = sql`interval '40 seconds'`

/** These people with what they chose and whether they are there, and the database's clock. */
export async function listCandidates(
  tx: ReadTx,
  userIds: string[],
): Promise<{ people: Candidate[]; now: Date }> {
  const { rows } = await sql<Candidate & { now: Date }>`
    select m.id, m.name, m.role, p.value as preferences, now() as now,
           exists (select from presence r where r.user_id = m.id and r.at > now() - ${LIVE}) as live,
           (select count(*)::int from push_subscription s where s.user_id = m.id) as subscriptions
    from   member_directory m
    left   join notification_preference p on p.user_id = m.id
    where  m.id = any(${userIds}::text[])
    order  by lower(m.name), m.id`.execute(tx.db)
  return { people: rows, now: rows[0]?.now ?? new Date() }
}

/** Who is told over what: a rule without I/O. The form that asks before an escalation uses the same. */
export function planDeliveries(people: readonly Candidate[], ways: readonly Way[], occasion: Occasion): Plan {
  const places = ways.filter(way => isTold(way, occasion))
  const personal = ways.filter(way => TRAITS[way.kind].tells === 'people')
  const planned = people.map(candidate => planPerson(candidate, personal, occasion))
  const heard = (people: Plan['people']) =>
    people.some(({ candidate, over }) => candidate.live || over.some(({ notBefore }) => notBefore === null))
  const calls = occasion.event === 'escalation' || occasion.event === 'released'
  if (!calls || heard(planned) || places.some(({ kind }) => !isTicketSystem(kind)))
    return { people: planned, places, fallback: false }

  return {
    people: planned.map(plan =>
      atLeast(plan.candidate.role, 'admin')
        ? { ...plan, over: reachable(plan.candidate, personal).map(way => ({ way, notBefore: null })) }
        : plan,
    ),
    places,
    fallback: true,
  }
}

function planPerson(
  candidate: Candidate,
  personal: readonly Way[],
  occasion: Occasion,
): Plan['people'][number] {
  const { channels, quietHours } = candidate.preferences ?? DEFAULT_PREFERENCES
  const wanted: readonly PersonalChannel[] =
    occasion.event === 'withdrawn' || occasion.event === 'noted' ? [] : channels[occasion.event]
  const breaksThrough = quietHours?.exceptCritical && occasion.watchLevel === 'critical'
  const quiet = quietHours && !breaksThrough ? quietUntil(quietHours, occasion.now) : null
  return {
    candidate,
    over: reachable(candidate, personal)
      .filter(({ kind }) => wanted.some(channel => channel === kind))
      .map(way => ({ way, notBefore: quiet })),
    quietUntil: quiet,
  }
}

/** Over what somebody can be told at all. Push is for when no page is open: an open one tells by itself. */
const reachable = ({ subscriptions, live }: Candidate, personal: readonly Way[]): Way[] =>
  personal.filter(({ kind }) => kind !== 'webpush' || (subscriptions > 0 && !live))

/** An endpoint may ask for less than its channel tells. */
function isTold({ kind, config }: Way, { event, hasTicket }: Occasion): boolean {
  const { tells, events } = TRAITS[kind]
  if (tells !== 'place' || !events.includes(event)) return false
  if (isTicketSystem(kind) && !hasTicket) return false
  return !Array.isArray(config.events) || config.events.includes(event)
}
