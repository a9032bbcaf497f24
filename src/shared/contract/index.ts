import * as demo from './demo.ts'
import * as handoffs from './handoffs.ts'
import * as members from './members.ts'
import * as notifications from './notifications.ts'
import type { RouteDef } from './route.ts'
import * as sessions from './sessions.ts'

const isRoute = (value: unknown): value is RouteDef =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value

/** Every route of `/api/v1` by its operation name: what OpenAPI and the tenancy matrix walk over. */
export const routes: Record<string, RouteDef> = Object.fromEntries(
  [sessions, handoffs, notifications, members, demo].flatMap(module =>
    Object.entries(module).filter((entry): entry is [string, RouteDef] => isRoute(entry[1])),
  ),
)
