import type { QueryClient } from '@tanstack/react-query'
import type { Appliers } from '../core/realtime/applier.ts'
import { aiAppliers } from '../features/ai/apply-events.ts'
import { alarmAppliers } from '../features/alarms/apply-events.ts'
import { analyticsAppliers } from '../features/analytics/apply-events.ts'
import { copilotAppliers } from '../features/copilot/apply-events.ts'
import { deliveryAppliers } from '../features/deliveries/apply-events.ts'
import { documentationAppliers } from '../features/documentation/apply-events.ts'
import { flowAppliers } from '../features/flows/apply-events.ts'
import { handoffAppliers } from '../features/handoffs/apply-events.ts'
import { integrationAppliers } from '../features/integrations/apply-events.ts'
import { memberAppliers } from '../features/members/apply-events.ts'
import { notificationAppliers } from '../features/notifications/apply-events.ts'
import { nudgeAppliers } from '../features/nudge/apply-events.ts'
import { redactionAppliers } from '../features/redaction/apply-events.ts'
import { sessionAppliers } from '../features/sessions/apply-events.ts'
import { applySetting } from './apply-setting.ts'

/** Both see it: the pages that show the thing itself, and what is proposed in a session. */
const both =
  <E>(...appliers: ((event: E, queries: QueryClient) => void)[]) =>
  (event: E, queries: QueryClient) => {
    for (const apply of appliers) apply(event, queries)
  }

/** What this page does with every event there is; a new event without a handler does not compile. */
export const appliers = {
  ...sessionAppliers,
  ...handoffAppliers,
  ...documentationAppliers,
  ...flowAppliers,
  ...notificationAppliers,
  ...memberAppliers,
  ...aiAppliers,
  ...analyticsAppliers,
  ...nudgeAppliers,
  setting_changed: applySetting,
  ...redactionAppliers,
  copilot_changed: copilotAppliers.copilot_changed,
  ...deliveryAppliers,
  ...integrationAppliers,
  handoff_created: both(handoffAppliers.handoff_created, deliveryAppliers.handoff_created),
  handoff_released: both(handoffAppliers.handoff_released, deliveryAppliers.handoff_released),
  handoff_claimed: both(handoffAppliers.handoff_claimed, deliveryAppliers.handoff_claimed),
  handoff_returned: both(handoffAppliers.handoff_returned, deliveryAppliers.handoff_returned),
  handoff_withdrawn: both(handoffAppliers.handoff_withdrawn, deliveryAppliers.handoff_withdrawn),
  handoff_seen: both(analyticsAppliers.handoff_seen, deliveryAppliers.handoff_seen),
  ...alarmAppliers,
  integration_changed: both(integrationAppliers.integration_changed, alarmAppliers.integration_changed),
  integration_removed: both(integrationAppliers.integration_removed, alarmAppliers.integration_removed),
  message_added: both(sessionAppliers.message_added, copilotAppliers.message_added),
  step_recorded: both(sessionAppliers.step_recorded, copilotAppliers.step_recorded),
  step_changed: both(sessionAppliers.step_changed, copilotAppliers.step_changed),
  flow_published: both(flowAppliers.flow_published, copilotAppliers.flow_published),
  flow_unpublished: both(flowAppliers.flow_unpublished, copilotAppliers.flow_unpublished),
  flow_archived: both(flowAppliers.flow_archived, copilotAppliers.flow_archived),
  flow_reset: both(flowAppliers.flow_reset, copilotAppliers.flow_reset),
} satisfies Appliers
