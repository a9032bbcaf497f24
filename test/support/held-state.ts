import { type CopilotState, getCopilot } from '../../src/shared/contract/copilot.ts'
import type { Handoff } from '../../src/shared/contract/handoffs.ts'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import { getMe, type Me } from '../../src/shared/contract/members.ts'
import { listNotifications } from '../../src/shared/contract/notifications.ts'
import type * as sessions from '../../src/shared/contract/sessions.ts'
import type { StreamEvent } from '../../src/shared/events.ts'
import { patchCopilot } from '../../src/web/features/copilot/patch-copilot.ts'
import {
  applyToList,
  applyToSession,
  type HandoffFilter,
  type HandoffList,
  type SessionHandoffs,
} from '../../src/web/features/handoffs/handoff-lists.ts'
import {
  addNotification,
  clearHandoff,
  markRead,
  type NotificationList,
} from '../../src/web/features/notifications/notification-list.ts'
import { patchDetail, permissionsMayDiffer } from '../../src/web/features/sessions/patches.ts'
import type { Member } from './app.ts'

const FILTERS: HandoffFilter[] = [
  { status: 'open' },
  { madeByMe: 'true' },
  { claimedByMe: 'true', status: 'claimed' },
]

type HeldSession = {
  detail: sessions.SessionDetail
  handoffs: SessionHandoffs
  copilot: CopilotState
  /** The browser has asked for the session, or for its hand-offs, anew since it was fetched. */
  refetched: boolean
  handoffsRefetched: boolean
}

/** What a browser holds of the lists and pages that its person has opened. */
export type HeldState = {
  me: Me
  lists: HandoffList[]
  sessions: Map<string, HeldSession>
  bell: NotificationList
}

/** Fetches everything that the person may read, as a browser does that opens every page. */
export async function fetchState(person: Member, sessionIds: string[]): Promise<HeldState> {
  const lists = FILTERS.map(async query => ({
    ...(await person.call(handoffs.listHandoffs, { query })),
    left: {},
  }))
  const held = sessionIds.map(async id => {
    const params = { id }
    const answer = await person.raw(`/api/v1/ai-sessions/${id}`)
    if (answer.status === 403) return []
    const session = {
      detail: (await answer.json()) as sessions.SessionDetail,
      handoffs: await person.call(handoffs.listSessionHandoffs, { params }),
      copilot: withoutCursor(await person.call(getCopilot, { params })),
      refetched: false,
      handoffsRefetched: false,
    }
    return [[id, session] as const]
  })
  return {
    me: await person.call(getMe, {}),
    lists: await Promise.all(lists),
    sessions: new Map((await Promise.all(held)).flat()),
    bell: await person.call(listNotifications, {}),
  }
}

const withoutCursor = ({ cursor: _, ...copilot }: CopilotState & { cursor: string }): CopilotState => copilot

/** What the browser holds after one event: the web's own rules, on everything it holds. */
export function applyEvent(state: HeldState, event: StreamEvent): HeldState {
  switch (event.type) {
    case 'session_created':
    case 'session_updated':
    case 'session_resolved':
    case 'message_added':
    case 'step_recorded':
    case 'step_changed':
      return mapSessions(state, held => {
        const detail = patchDetail(held.detail, event)
        return { ...held, detail, refetched: held.refetched || permissionsMayDiffer(held.detail, detail) }
      })
    case 'copilot_changed':
      return mapSessions(state, held => ({
        ...held,
        copilot: patchCopilot(held.copilot, event.data.copilot),
      }))
    case 'notification_created':
      return { ...state, bell: addNotification(state.bell, event.data.notification) }
    case 'notifications_cleared':
      return { ...state, bell: clearHandoff(state.bell, event.data.handoffId) }
    case 'notifications_read':
      return { ...state, bell: markRead(state.bell, event.data.ids, event.data.at) }
    // Notes and figures are read anew where they are looked at; flows have a test of their own.
    case 'handoff_seen':
    case 'handoff_looked_at':
    case 'handoff_test_marked':
    case 'baseline_recorded':
    case 'baseline_changed':
    case 'baseline_deleted':
    case 'documentation_written':
    case 'ticket_note_sent':
    case 'secret_revealed':
    case 'redaction_patterns_changed':
    // Settings are read anew where they are looked at.
    case 'setting_changed':
    case 'nudge_answered':
    case 'ai_settings_changed':
    case 'ai_limit_reached':
    case 'flow_saved':
    case 'flow_published':
    case 'flow_unpublished':
    case 'flow_archived':
    case 'flow_reset':
    case 'deliveries_changed':
    case 'session_deliveries_changed':
    case 'preferences_changed':
    case 'job_dead':
    case 'dead_letters_settled':
    case 'integration_changed':
    case 'integration_removed':
    case 'member_joined':
    case 'member_role_changed':
    case 'member_removed':
      return state
    default:
      return applyHandoff(state, event.data.handoff, event.seq)
  }
}

function applyHandoff(state: HeldState, handoff: Handoff, seq: number): HeldState {
  const arrival = { handoff, seq }
  const lists = state.lists.map((list, n) =>
    applyToList(list, arrival, FILTERS[n] as HandoffFilter, state.me),
  )
  return mapSessions({ ...state, lists }, held => {
    if (held.detail.session.id !== handoff.sessionId) return held
    const next = applyToSession(held.handoffs, arrival, state.me)
    return next === null ? { ...held, handoffsRefetched: true } : { ...held, handoffs: next }
  })
}

const mapSessions = (state: HeldState, change: (held: HeldSession) => HeldSession): HeldState => ({
  ...state,
  sessions: new Map([...state.sessions].map(([id, held]) => [id, change(held)])),
})
