import * as ai from './ai.ts'
import * as alarms from './alarms.ts'
import * as analytics from './analytics.ts'
import * as baselines from './baselines.ts'
import * as copilot from './copilot.ts'
import * as deadLetters from './dead-letters.ts'
import * as deliveries from './deliveries.ts'
import * as demo from './demo.ts'
import * as documentation from './documentation.ts'
import * as flowLibrary from './flow-library.ts'
import * as flows from './flows.ts'
import * as gaps from './gaps.ts'
import * as handoffs from './handoffs.ts'
import * as integrations from './integrations.ts'
import * as members from './members.ts'
import * as notifications from './notifications.ts'
import * as nudge from './nudge.ts'
import type { OperationName } from './operations.ts'
import * as organization from './organization.ts'
import * as preferences from './preferences.ts'
import * as redaction from './redaction.ts'
import type { RouteDef } from './route.ts'
import * as secrets from './secrets.ts'
import * as sessions from './sessions.ts'
import * as slack from './slack.ts'
import type * as streams from './stream.ts'
import * as tickets from './tickets.ts'

const modules = {
  ...ai,
  ...alarms,
  ...analytics,
  ...baselines,
  ...copilot,
  ...deadLetters,
  ...deliveries,
  ...demo,
  ...documentation,
  ...flowLibrary,
  ...flows,
  ...gaps,
  ...handoffs,
  ...integrations,
  ...members,
  ...notifications,
  ...nudge,
  ...organization,
  ...redaction,
  ...secrets,
  ...preferences,
  ...sessions,
  ...slack,
  ...tickets,
}
type Modules = typeof modules & typeof streams

/** Each operation's route, by name. */
export type Contract = { [N in OperationName]: Extract<Modules[N], RouteDef> }

const isRoute = (value: unknown): value is RouteDef =>
  typeof value === 'object' && value !== null && 'operation' in value

/** Every route of `/api/v1` but the stream: what OpenAPI and the tenancy matrix walk over. */
export const routes: Record<string, RouteDef> = Object.fromEntries(
  Object.entries<unknown>(modules).filter((entry): entry is [string, RouteDef] => isRoute(entry[1])),
)
