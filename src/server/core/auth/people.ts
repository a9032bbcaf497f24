import type { Transaction } from 'kysely'
import type { Services } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { appendEvents, type NewEvent } from '../event-log.ts'
import { enter } from '../transact.ts'

/**
 * `transact` for people: `body` writes the auth schema, which the tenant role cannot, and answers the
 * organization it concerns; then the organization is entered and the events appended, all in one commit.
 */
export async function changePeople<T>(
  services: Services,
  actor: { id: string; name: string } | null,
  body: (db: Transaction<Tables>, emit: (event: NewEvent) => void) => Promise<{ orgId: string; result: T }>,
): Promise<T> {
  let ring: { orgId: string; head: number } | undefined
  const result = await services.db.kysely.transaction().execute(async db => {
    const events: NewEvent[] = []
    const { orgId, result } = await body(db, event => events.push(event))
    if (events.length > 0) {
      await enter(db, orgId)
      ring = { orgId, head: await appendEvents(db, orgId, actor, events) }
    }
    return result
  })
  if (ring) services.db.bell.ring(ring)
  return result
}
