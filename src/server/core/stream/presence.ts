import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, Services } from '../context.ts'
import { read } from '../transact.ts'
import type { StreamHub } from './hub.ts'

/** Half of the time after which a person without a sign of life counts as gone, less a breath. */
const BEAT_MS = 15_000

/**
 * Keeps the table `presence` true to this node's open streams, so that any node can tell who is live. It is a hint: a
 * node that dies leaves rows that grow old. Answers how to stop.
 */
export function keepPresence(services: Services, hub: StreamHub): { close(): Promise<void> } {
  const node = randomUUID()
  const pending = new Map<string, Promise<void>>()

  const entered = (orgId: string, body: Parameters<typeof read<void>>[1]) => {
    const actor: Actor = { id: 'presence', name: 'presence', orgId, role: 'owner' }
    // One at a time for an organization, so that somebody who comes and goes at once ends as gone.
    const done = (pending.get(orgId) ?? Promise.resolve())
      .then(() => read({ ...services, actor }, body))
      .catch((error: unknown) => services.log.debug({ err: error }, 'presence could not be written'))
    pending.set(orgId, done)
    return done.then(() => {
      if (pending.get(orgId) === done) pending.delete(orgId)
    })
  }

  const write = (orgId: string, userIds: string[]) =>
    entered(orgId, async tx => {
      await sql`
        insert into presence (org_id, user_id, node, at)
        select p.org_id, p.id, ${node}, now() from person p where p.id = any(${userIds}::text[])
        on conflict (org_id, user_id, node) do update set at = excluded.at`.execute(tx.db)
    })
  const forget = (orgId: string, userId: string) =>
    entered(orgId, async tx => {
      await sql`delete from presence where user_id = ${userId} and node = ${node}`.execute(tx.db)
    })
  /** What dead nodes left is of no use to anybody. */
  const tidy = (orgId: string) =>
    entered(orgId, async tx => {
      await sql`delete from presence where at < now() - interval '10 minutes'`.execute(tx.db)
    })

  hub.onAudience(({ orgId, userId, here }) => void (here ? write(orgId, [userId]) : forget(orgId, userId)))
  const beat = setInterval(() => {
    for (const { orgId, userIds } of hub.listeners()) void write(orgId, userIds).then(() => tidy(orgId))
  }, BEAT_MS)
  beat.unref()

  return {
    async close() {
      clearInterval(beat)
      await Promise.all(pending.values())
    },
  }
}
