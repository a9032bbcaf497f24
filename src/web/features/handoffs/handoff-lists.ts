import type { Handoff, HandoffDetail } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import { claimRefusalOf, holds } from './claim-rules.ts'

/** The three lists of the escalations page, as the query string that asks for them. */
export type HandoffFilter =
  | { status: 'open' }
  | { madeByMe: 'true' }
  | { claimedByMe: 'true'; status: 'claimed' }

/** A hand-off as an event or an answer brought it; `seq` is null when it came with no place in the log. */
export type Arrival = { handoff: Handoff; seq: number | null }

export type HandoffList = {
  handoffs: Handoff[]
  cursor: string
  /** Those that left since the list was fetched, in the state that made them leave. */
  left: Record<string, Handoff>
}

export type SessionHandoffs = { handoffs: HandoffDetail[]; cursor: string }

const seqOf = (cursor: string) => Number(cursor.slice(cursor.lastIndexOf(':') + 1))

/** Whether the server would list the hand-off under this filter. */
export function belongs(handoff: Handoff, filter: HandoffFilter, me: Me): boolean {
  const mine = handoff.createdBy.id === me.user.id
  if ('madeByMe' in filter) return mine
  if ('claimedByMe' in filter) return holds(handoff, me)
  return handoff.status === filter.status && !mine
}

/** True when the arrival tells more than the list holds about that hand-off. */
function isNews(list: HandoffList, { handoff, seq }: Arrival): boolean {
  if (seq !== null && seq <= seqOf(list.cursor)) return false
  const held = list.handoffs.find(one => one.id === handoff.id) ?? list.left[handoff.id]
  return held === undefined || held.version < handoff.version
}

/** The list after one arrival; the same object when it brings nothing new, so twice or late does no harm. */
export function applyToList(list: HandoffList, arrival: Arrival, filter: HandoffFilter, me: Me): HandoffList {
  if (!isNews(list, arrival)) return list
  const { handoff } = arrival
  const others = list.handoffs.filter(one => one.id !== handoff.id)
  if (!belongs(handoff, filter, me))
    return { ...list, handoffs: others, left: { ...list.left, [handoff.id]: handoff } }
  const { [handoff.id]: _, ...left } = list.left
  const place = others.findIndex(one => byNewest(handoff, one) < 0)
  return { ...list, left, handoffs: others.toSpliced(place === -1 ? others.length : place, 0, handoff) }
}

/**
 * `next` with the objects of `held` where they say the same, so that their cards are not drawn anew. The query
 * library compares place by place, which makes every object a new one when something comes in at the top.
 */
export function keepHeld(held: HandoffList | undefined, next: HandoffList): HandoffList {
  if (!held || held === next) return next
  const known = new Map(held.handoffs.map(one => [one.id, one]))
  const handoffs = next.handoffs.map(one => {
    const same = known.get(one.id)
    return same?.version === one.version ? same : one
  })
  return { ...next, handoffs }
}

/** Order of every list: newest first, the id deciding between those of one instant. */
export const byNewest = (a: Handoff, b: Handoff): number =>
  Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.id < b.id ? 1 : -1)

/** A hand-off with its snapshot after one arrival; the same object when that is another one or not newer. */
export function applyToDetail(detail: HandoffDetail, { handoff }: Arrival, me: Me): HandoffDetail {
  if (detail.handoff.id !== handoff.id || detail.handoff.version >= handoff.version) return detail
  return { ...detail, handoff, claimRefusal: claimRefusalOf(handoff, me) }
}

/** The hand-offs of a session after one arrival, or null when it is one whose snapshot has to be fetched. */
export function applyToSession(list: SessionHandoffs, arrival: Arrival, me: Me): SessionHandoffs | null {
  const at = list.handoffs.findIndex(one => one.handoff.id === arrival.handoff.id)
  const held = list.handoffs[at]
  if (!held || isRefined(held, arrival.handoff)) return null
  const patched = applyToDetail(held, arrival, me)
  return patched === held ? list : { ...list, handoffs: list.handoffs.with(at, patched) }
}

/** True when an assessment is ready that was not fetched yet: an event says that it is there, not what it says. */
export const lacksAssessment = ({ handoff, assessment }: HandoffDetail): boolean =>
  handoff.assessmentStatus === 'ready' && assessment === null

/** True when a model has refined what is held: the event says that there is another assessment, not what it says. */
const isRefined = ({ handoff, assessment }: HandoffDetail, newer: Handoff): boolean =>
  assessment !== null &&
  handoff.assessmentStatus === 'pending' &&
  newer.assessmentStatus === 'ready' &&
  newer.version > handoff.version
