import type { Appliers } from '../core/realtime/applier.ts'
import { documentationAppliers } from '../features/documentation/apply-events.ts'
import { handoffAppliers } from '../features/handoffs/apply-events.ts'
import { memberAppliers } from '../features/members/apply-events.ts'
import { notificationAppliers } from '../features/notifications/apply-events.ts'
import { sessionAppliers } from '../features/sessions/apply-events.ts'

/** What this page does with every event there is; a new event without a handler does not compile. */
export const appliers = {
  ...sessionAppliers,
  ...handoffAppliers,
  ...documentationAppliers,
  ...notificationAppliers,
  ...memberAppliers,
} satisfies Appliers
