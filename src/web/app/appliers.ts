import type { QueryClient } from '@tanstack/react-query'
import type { StreamEvent } from '../../shared/events.ts'
import type { Appliers } from '../core/realtime/applier.ts'
import { aiAppliers } from '../features/ai/apply-events.ts'
import { copilotAppliers } from '../features/copilot/apply-events.ts'
import { documentationAppliers } from '../features/documentation/apply-events.ts'
import { handoffAppliers } from '../features/handoffs/apply-events.ts'
import { memberAppliers } from '../features/members/apply-events.ts'
import { notificationAppliers } from '../features/notifications/apply-events.ts'
import { sessionAppliers } from '../features/sessions/apply-events.ts'

/** Both see what is said and done in a session: the session itself, and what is proposed in it. */
const both =
  <E extends StreamEvent>(...appliers: ((event: E, queries: QueryClient) => void)[]) =>
  (event: E, queries: QueryClient) => {
    for (const apply of appliers) apply(event, queries)
  }

/** What this page does with every event there is; a new event without a handler does not compile. */
export const appliers = {
  ...sessionAppliers,
  ...handoffAppliers,
  ...documentationAppliers,
  ...notificationAppliers,
  ...memberAppliers,
  ...aiAppliers,
  message_added: both(sessionAppliers.message_added, copilotAppliers.message_added),
  step_recorded: both(sessionAppliers.step_recorded, copilotAppliers.step_recorded),
  step_changed: both(sessionAppliers.step_changed, copilotAppliers.step_changed),
} satisfies Appliers
