import { z } from 'zod'
import { baseline } from './contract/baselines.ts'
import { copilotState } from './contract/copilot.ts'
import { documentationKind } from './contract/documentation.ts'
import { id, person, timestamp, userId } from './contract/fields.ts'
import { flowSummary } from './contract/flow-library.ts'
import { handoff } from './contract/handoffs.ts'
import { integration } from './contract/integrations.ts'
import { role } from './contract/members.ts'
import { notification } from './contract/notifications.ts'
import { secretReveal } from './contract/secrets.ts'
import { message, sessionSummary, step } from './contract/sessions.ts'

const sessionData = z.object({ session: sessionSummary, participants: z.array(person) })
const flowData = z.object({ flow: flowSummary })
const handoffData = z.object({ handoff })

/** What each event carries: whole entities with their version, so that a client can patch what it holds. */
export const EVENT_DATA = {
  session_created: sessionData,
  session_updated: sessionData,
  session_resolved: sessionData,
  message_added: z.object({ message }),
  step_recorded: z.object({ step }),
  step_changed: z.object({ step }),
  /** `category` is what the session is about, as far as the rules know; absent in older logs. */
  handoff_created: handoffData.extend({ category: z.string().nullable().optional() }),
  /** Someone other than its maker looked at it for the first time. */
  handoff_seen: z.object({ handoffId: id, by: person }),
  /** Somebody began or ended to look at it. */
  handoff_looked_at: z.object({ handoffId: id, by: person, looking: z.boolean() }),
  /** A test counts in no figure. */
  handoff_test_marked: z.object({ handoffId: id, test: z.boolean() }),
  handoff_updated: handoffData,
  handoff_claimed: handoffData,
  handoff_released: handoffData,
  handoff_returned: handoffData,
  handoff_withdrawn: handoffData,
  handoff_resolved: handoffData,
  handoff_assessment_ready: handoffData,
  /** The ticket note has a new version; its text is read where it is looked at. */
  documentation_written: z.object({ sessionId: id, version: z.int(), kind: documentationKind }),
  /** Somebody wrote this version of the note to the session's ticket. */
  ticket_note_sent: z.object({ sessionId: id, version: z.int() }),
  /** A flow has a new version. Nobody is led by it yet. */
  flow_saved: flowData,
  /** What technicians are led by has changed. */
  flow_published: flowData,
  flow_unpublished: flowData,
  flow_archived: flowData,
  flow_reset: flowData,
  baseline_recorded: z.object({ baseline }),
  baseline_changed: z.object({ baseline, before: baseline }),
  baseline_deleted: z.object({ baseline }),
  /** The copilot began or ended an answer, or was told when to answer. */
  copilot_changed: z.object({ copilot: copilotState }),
  notification_created: z.object({ notification }),
  /** All escalation entries of a hand-off are gone from every bell. */
  notifications_cleared: z.object({ handoffId: id, at: timestamp }),
  /** The caller read some entries, perhaps in another tab; `ids` null means all. */
  notifications_read: z.object({ ids: z.array(id).nullable(), at: timestamp }),
  /** The settings of the AI changed; what they are is read where it is looked at. */
  ai_settings_changed: z.object({ version: z.int() }),
  /** The month's limit is reached: no model is asked until the next, or until the limit is raised. */
  ai_limit_reached: z.object({ month: z.string() }),
  /** An organization chose; what it chose is read where it is looked at. */
  setting_changed: z.object({ name: z.string(), version: z.int() }),
  /** Somebody looked at what a mask hides. What it is, is in no event. */
  secret_revealed: z.object({ reveal: secretReveal }),
  /** What the organization hides besides has changed; it is read where it is looked at. */
  redaction_patterns_changed: z.object({ patterns: z.int() }),
  /** The caller was asked whether to escalate, and has answered, perhaps in another tab. */
  nudge_answered: z.object({ sessionId: id }),
  /** Something about who was told of this hand-off is new. */
  deliveries_changed: z.object({ handoffId: id }),
  /** The same of a session that was never handed off. */
  session_deliveries_changed: z.object({ sessionId: id }),
  preferences_changed: z.object({}),
  /** Background work was given up: an admin is needed. What it was is read where it is looked at. */
  job_dead: z.object({ jobId: z.int(), title: z.string() }),
  /** Work that was given up is tried again, or dropped. */
  dead_letters_settled: z.object({ jobIds: z.array(z.int()), by: z.enum(['replay', 'drop']) }),
  integration_changed: z.object({ integration }),
  integration_removed: z.object({ integrationId: id }),
  member_joined: z.object({ userId, role }),
  member_role_changed: z.object({ userId, role }),
  member_removed: z.object({ userId }),
} as const

export type EventType = keyof typeof EVENT_DATA
export type EventData<T extends EventType> = z.output<(typeof EVENT_DATA)[T]>

/** One durable fact as it travels on the stream. */
export type StreamEvent = {
  [T in EventType]: {
    seq: number
    type: T
    at: string
    actor: { id: string; name: string } | null
    data: EventData<T>
  }
}[EventType]

/** What the stream says beside events: connected, or "forget what you hold and fetch anew". */
export type StreamControl =
  | { type: 'ready'; cursor: string; now: string }
  | { type: 'reset'; cursor: string; now: string }
