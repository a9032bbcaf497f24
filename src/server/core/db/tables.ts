// Generated from db/migrations by `npm run schema`: do not edit it.
import type { ColumnType } from 'kysely'

type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
type GeneratedAlways<T> = ColumnType<T, never, never>
type Timestamp = ColumnType<Date, Date | string, Date | string>

export interface AiSettingsTable {
  org_id: string
  provider: string
  base_url: string | null
  model: string | null
  key_sealed: string | null
  key_for: string | null
  json_schema: Generated<boolean>
  monthly_token_limit: number | null
  monthly_cost_limit: string | null
  input_price: string | null
  output_price: string | null
  version: Generated<number>
}

export interface AiUsageTable {
  org_id: string
  month: string
  calls: Generated<number>
  failed_calls: Generated<number>
  input_tokens: Generated<number>
  output_tokens: Generated<number>
  cost: Generated<string>
}

export interface AssessmentFaultTable {
  org_id: string
  handoff_id: string
  message: string
  raw_text: string | null
  at: Generated<Timestamp>
}

export interface BaselineTable {
  org_id: string
  id: Generated<string>
  source: string
  measured_by: string
  started_at: Generated<Timestamp>
  seconds: number | null
  note: string | null
  edited: Generated<boolean>
  version: Generated<number>
}

export interface CopilotAnswerTable {
  org_id: string
  message_id: string
  session_id: string
  source: string
  cited: unknown
  proposals: unknown
}

export interface CopilotSessionTable {
  org_id: string
  session_id: string
  answers: Generated<boolean>
  answer_id: string | null
  asked_by: string | null
  answering_since: Timestamp | null
  answering_until: Timestamp | null
  version: Generated<number>
}

export interface DeliveryTable {
  org_id: string
  id: Generated<string>
  event: string
  session_id: string
  handoff_id: string | null
  fence: number
  channel: string
  integration_id: string | null
  user_id: string | null
  actor_name: string
  state: Generated<string>
  attempts: Generated<number>
  error: string | null
  ref: unknown
  not_before: Timestamp | null
  queued_at: Generated<Timestamp>
  sent_at: Timestamp | null
  seen_at: Timestamp | null
  failed_at: Timestamp | null
  retracted_at: Timestamp | null
  version: Generated<number>
  tries: Generated<unknown>
}

export interface DocumentationTable {
  org_id: string
  id: Generated<string>
  session_id: string
  version: number
  kind: string
  text: string
  edited_by: string | null
  created_at: Generated<Timestamp>
}

export interface EventTable {
  org_id: string
  seq: number
  type: string
  actor_id: string | null
  actor_name: string | null
  audience_user_ids: string[]
  audience_min_role: string | null
  data: unknown
  at: Generated<Timestamp>
}

export interface FlowTable {
  org_id: string
  id: string
  newest: Generated<number>
  published: number | null
  archived: Generated<boolean>
  session_id: string | null
  revision: Generated<number>
}

export interface FlowVersionTable {
  org_id: string
  id: Generated<string>
  flow_id: string
  version: number
  kind: string
  restored_from: number | null
  title: string
  category: string
  keywords: string[]
  text: string
  saved_by: string
  saved_at: Generated<Timestamp>
}

export interface HandoffTable {
  org_id: string
  id: Generated<string>
  session_id: string
  number: number
  status: Generated<string>
  reason: string
  watch_level: string
  impact: string | null
  target_id: string | null
  created_by: string
  created_at: Generated<Timestamp>
  claimed_by: string | null
  claimed_at: Timestamp | null
  read_back: string | null
  ended_at: Timestamp | null
  fence: Generated<number>
  version: Generated<number>
  snapshot: unknown
  assessment_status: Generated<string>
  assessment: unknown
}

export interface HandoffFactTable {
  org_id: string
  handoff_id: string
  session_id: string
  number: number
  status: string
  client: string | null
  category: string | null
  watch_level: string
  created_by: string
  created_at: Timestamp
  created_seq: number
  seen_at: Timestamp | null
  seen_seq: number | null
  first_claimed_at: Timestamp | null
  first_claimed_seq: number | null
  claimed_by: string | null
  claimed_at: Timestamp | null
  claimed_seq: number | null
  idle_claims: Generated<number>
  action_at: Timestamp | null
  action_seq: number | null
  action_kind: string | null
  ended_at: Timestamp | null
  ended_seq: number | null
  next_seq: number | null
  assessment_status: string | null
  assessment_seq: number | null
  steps_suggested: Generated<boolean>
  suggestion_seq: number | null
  excluded: string | null
  excluded_seq: number | null
  packed: GeneratedAlways<Uint8Array>
}

export interface HandoffLabelTable {
  org_id: string
  kind: string
  label: string
}

export interface HandoffSeenTable {
  org_id: string
  handoff_id: string
  user_id: string
  at: Generated<Timestamp>
}

export interface HandoffViewerTable {
  org_id: string
  handoff_id: string
  user_id: string
  at: Generated<Timestamp>
}

export interface IdempotencyKeyTable {
  org_id: string
  user_id: string
  key: string
  request: string
  answer: unknown
  created_at: Generated<Timestamp>
}

export interface IntegrationTable {
  org_id: string
  id: Generated<string>
  kind: string
  name: string
  config: unknown
  secrets: string | null
  secrets_set: Generated<string[]>
  paused: Generated<boolean>
  last_success_at: Timestamp | null
  last_error: string | null
  last_error_at: Timestamp | null
  failures: Generated<number>
  version: Generated<number>
  created_by: string
  created_at: Generated<Timestamp>
  removed_at: Timestamp | null
}

export interface JobTable {
  org_id: string
  id: Generated<number>
  kind: string
  payload: unknown
  key: string | null
  destination: string | null
  due_at: Generated<Timestamp>
  locked_by: string | null
  attempts: Generated<number>
  max_attempts: Generated<number>
  last_error: string | null
  dead_at: Timestamp | null
  created_at: Generated<Timestamp>
  lane: GeneratedAlways<string>
  ready: Generated<boolean>
}

export interface JobPauseTable {
  org_id: string
  destination: string
  until: Timestamp
}

export interface MemberDirectoryTable {
  org_id: string | null
  id: string | null
  name: string | null
  email: string | null
  role: string | null
  joined_at: Timestamp | null
}

export interface MessageTable {
  org_id: string
  id: Generated<string>
  session_id: string
  ordinal: number
  author_id: string | null
  author_name: string
  role: string
  text: string
  at: Generated<Timestamp>
}

export interface NotificationTable {
  org_id: string
  id: Generated<string>
  kind: string
  title: string
  session_id: string | null
  handoff_id: string | null
  created_at: Generated<Timestamp>
  link: string | null
}

export interface NotificationPreferenceTable {
  org_id: string
  user_id: string
  value: unknown
  updated_at: Generated<Timestamp>
}

export interface NotificationRecipientTable {
  org_id: string
  notification_id: string
  user_id: string
  created_at: Generated<Timestamp>
  read_at: Timestamp | null
  cleared_at: Timestamp | null
}

export interface NudgeAnswerTable {
  org_id: string
  session_id: string
  user_id: string
  answered_at: Generated<Timestamp>
}

export interface OrgHeadTable {
  org_id: string
  epoch: Generated<string>
  seq: Generated<number>
}

export interface PersonTable {
  org_id: string
  id: string
  name: string
}

export interface PilotSessionTable {
  org_id: string
  id: Generated<string>
  title: string
  problem: string
  client: string | null
  ticket_ref: string | null
  status: Generated<string>
  owner_id: string
  created_by: string
  participant_ids: string[]
  ever_escalated: Generated<boolean>
  message_count: Generated<number>
  step_count: Generated<number>
  handoff_count: Generated<number>
  resolution: string | null
  resolved_at: Timestamp | null
  version: Generated<number>
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
  search: GeneratedAlways<string>
}

export interface PresenceTable {
  org_id: string
  user_id: string
  node: string
  at: Generated<Timestamp>
}

export interface PushSubscriptionTable {
  org_id: string
  id: Generated<string>
  user_id: string
  address: string
  sealed: string
  browser: string
  created_at: Generated<Timestamp>
}

export interface RedactionPatternTable {
  org_id: string
  id: Generated<string>
  name: string
  source: string
  created_at: Generated<Timestamp>
}

export interface ResolvedTermTable {
  org_id: string
  term: string
  session_id: string
  weight: number
}

export interface ResolvedTermCountTable {
  org_id: string
  term: string
  sessions: number
}

export interface SecretTable {
  org_id: string
  id: Generated<string>
  session_id: string
  field: string
  entry_id: string
  place: number
  kind: string
  value_sealed: string
}

export interface SecretRevealTable {
  org_id: string
  id: Generated<string>
  session_id: string
  field: string
  entry_id: string
  place: number
  kind: string
  revealed_by: string
  revealed_at: Generated<Timestamp>
}

export interface SettingTable {
  org_id: string
  name: string
  value: unknown
  version: Generated<number>
  updated_by: string | null
  updated_at: Generated<Timestamp>
}

export interface SlackRequestTable {
  org_id: string
  signature: string
  at: Generated<Timestamp>
}

export interface SlackUserTable {
  org_id: string
  integration_id: string
  slack_user_id: string
  user_id: string
  at: Generated<Timestamp>
}

export interface StepTable {
  org_id: string
  id: Generated<string>
  session_id: string
  ordinal: number
  text: string
  outcome: string
  note: string | null
  message_id: string | null
  author_id: string
  version: Generated<number>
  at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface AuthAccountTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Timestamp | null
  refresh_token_expires_at: Timestamp | null
  scope: string | null
  password: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface AuthInvitationTable {
  id: string
  organization_id: string
  email: string
  role: string
  status: Generated<string>
  expires_at: Timestamp
  created_at: Generated<Timestamp>
  inviter_id: string
  token_hash: string | null
}

export interface AuthMemberTable {
  id: string
  organization_id: string
  user_id: string
  role: string
  created_at: Generated<Timestamp>
}

export interface AuthOrganizationTable {
  id: string
  name: string
  slug: string
  logo: string | null
  metadata: string | null
  created_at: Generated<Timestamp>
}

export interface AuthSessionTable {
  id: string
  token: string
  user_id: string
  active_organization_id: string | null
  ip_address: string | null
  user_agent: string | null
  expires_at: Timestamp
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface AuthUserTable {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Timestamp
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface Tables {
  ai_settings: AiSettingsTable
  ai_usage: AiUsageTable
  assessment_fault: AssessmentFaultTable
  baseline: BaselineTable
  copilot_answer: CopilotAnswerTable
  copilot_session: CopilotSessionTable
  delivery: DeliveryTable
  documentation: DocumentationTable
  event: EventTable
  flow: FlowTable
  flow_version: FlowVersionTable
  handoff: HandoffTable
  handoff_fact: HandoffFactTable
  handoff_label: HandoffLabelTable
  handoff_seen: HandoffSeenTable
  handoff_viewer: HandoffViewerTable
  idempotency_key: IdempotencyKeyTable
  integration: IntegrationTable
  job: JobTable
  job_pause: JobPauseTable
  member_directory: MemberDirectoryTable
  message: MessageTable
  notification: NotificationTable
  notification_preference: NotificationPreferenceTable
  notification_recipient: NotificationRecipientTable
  nudge_answer: NudgeAnswerTable
  org_head: OrgHeadTable
  person: PersonTable
  pilot_session: PilotSessionTable
  presence: PresenceTable
  push_subscription: PushSubscriptionTable
  redaction_pattern: RedactionPatternTable
  resolved_term: ResolvedTermTable
  resolved_term_count: ResolvedTermCountTable
  secret: SecretTable
  secret_reveal: SecretRevealTable
  setting: SettingTable
  slack_request: SlackRequestTable
  slack_user: SlackUserTable
  step: StepTable
  'auth.account': AuthAccountTable
  'auth.invitation': AuthInvitationTable
  'auth.member': AuthMemberTable
  'auth.organization': AuthOrganizationTable
  'auth.session': AuthSessionTable
  'auth.user': AuthUserTable
  'auth.verification': AuthVerificationTable
}
