import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { addPushSubscription, PushSubscription } from '../../../shared/contract/preferences.ts'
import type { Ctx } from '../../core/context.ts'
import type { Sealer } from '../../core/crypto.ts'
import { problem } from '../../core/problem.ts'
import { type ReadTx, transact } from '../../core/transact.ts'
import type { Subscription } from './channel.ts'

type NewSubscription = z.output<typeof addPushSubscription.body>
type Row = { id: string; browser: string; created_at: Date }

const present = ({ id, browser, created_at }: Row): PushSubscription => ({
  id,
  browser,
  createdAt: created_at.toISOString(),
})

/** The actor's own browsers, the newest first. */
export async function listSubscriptions(tx: ReadTx): Promise<PushSubscription[]> {
  const { rows } = await sql<Row>`
    select id, browser, created_at from push_subscription
    where  user_id = ${tx.actor.id} order by created_at desc, id`.execute(tx.db)
  return rows.map(present)
}

/** The organization's public VAPID key, or null while push is not set up. */
export async function getServerKey(tx: ReadTx): Promise<string | null> {
  const { rows } = await sql<{ key: string | null }>`
    select config->>'publicKey' as key from integration
    where  kind = 'webpush' and removed_at is null`.execute(tx.db)
  return rows[0]?.key ?? null
}

/** Lets a browser be pushed to. Whoever logs in there last is who it belongs to. */
export const addSubscription = (
  ctx: Ctx,
  sealer: Sealer,
  { endpoint, keys, browser }: NewSubscription,
): Promise<PushSubscription> =>
  transact(ctx, async tx => {
    if ((await getServerKey(tx)) === null) throw problem('push_not_set_up')
    const { rows } = await sql<Row>`
      insert into push_subscription (org_id, user_id, address, sealed, browser)
      values (${tx.orgId}, ${tx.actor.id}, ${createHash('sha256').update(endpoint).digest('hex')},
              ${sealer.seal(JSON.stringify({ endpoint, keys }))}, ${browser})
      on conflict (org_id, address) do update
      set    user_id = excluded.user_id, sealed = excluded.sealed, browser = excluded.browser
      returning id, browser, created_at`.execute(tx.db)
    const [row] = rows
    if (!row) throw new Error('The new subscription has no row')
    return present(row)
  })

/** Takes one of the actor's browsers off the list. */
export const removeSubscription = (ctx: Ctx, id: string): Promise<{ removed: true }> =>
  transact(ctx, async tx => {
    const { rows } = await sql`
      delete from push_subscription where id = ${id} and user_id = ${tx.actor.id} returning id`.execute(tx.db)
    if (rows.length === 0) throw problem('not_found')
    return { removed: true }
  })

/** Forgets a browser that its push service no longer knows. */
export const forgetSubscription = (ctx: Ctx, id: string): Promise<void> =>
  transact(ctx, async tx => {
    await sql`delete from push_subscription where id = ${id}`.execute(tx.db)
  })

/** A person's browsers with their addresses and keys. */
export async function openSubscriptions(tx: ReadTx, sealer: Sealer, userId: string): Promise<Subscription[]> {
  const { rows } = await sql<{ id: string; sealed: string }>`
    select id, sealed from push_subscription where user_id = ${userId} order by created_at`.execute(tx.db)
  return rows.map(({ id, sealed }) => ({ id, ...JSON.parse(sealer.open(sealed)) }) as Subscription)
}
