import { sql } from 'kysely'
import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { announce, takeBack } from '../../deliveries/index.ts'
import { listClaimers } from '../../notifications/index.ts'
import { writeMessage } from '../../sessions/index.ts'
import { aboutHandoff, changeHandoff, emitHandoff } from '../changes.ts'
import { presentHandoff } from '../present.ts'
import { getHandoff } from '../queries.ts'

type Held = { handoffId: string; fence: number }

/** The claimer puts the hand-off back into the queue; the session waits again under the one who made it. */
export const releaseHandoff = (ctx: Ctx, held: Held): Promise<Handoff> =>
  transact(ctx, async tx => {
    const changed = await changeHandoff(tx, {
      where: heldByActor(tx, held),
      set: sql`status = 'open', claimed_by = null, claimed_at = null, read_back = null, fence = fence + 1`,
      setSession: sql`status = 'escalated', owner_id = changed.created_by`,
    })
    if (!changed) throw await refusal(tx, held)
    const { handoff, session } = changed
    emitHandoff(tx, 'handoff_released', handoff, session)
    const others = (await listClaimers(tx)).filter(id => id !== handoff.created_by)
    await announce(tx, 'released', others, aboutHandoff(handoff, session))
    return presentHandoff(handoff)
  })

/** The claimer gives the session back to the one who handed it off, with a message. */
export const returnHandoff = (ctx: Ctx, { message, ...held }: Held & { message: string }): Promise<Handoff> =>
  transact(ctx, async tx => {
    const changed = await changeHandoff(tx, {
      where: heldByActor(tx, held),
      set: sql`status = 'returned', ended_at = clock_timestamp(), fence = fence + 1`,
      setSession: sql`status = 'active', owner_id = changed.created_by`,
    })
    if (!changed) throw await refusal(tx, held)
    const { handoff, session } = changed
    emitHandoff(tx, 'handoff_returned', handoff, session)
    await writeMessage(tx, { sessionId: handoff.session_id, text: message })
    await announce(tx, 'returned', [handoff.created_by], aboutHandoff(handoff, session))
    return presentHandoff(handoff)
  })

/** The one who made the hand-off takes it back while nobody has claimed it. */
export const withdrawHandoff = (ctx: Ctx, { handoffId }: { handoffId: string }): Promise<Handoff> =>
  transact(ctx, async tx => {
    const changed = await changeHandoff(tx, {
      where: sql`id = ${handoffId} and status = 'open' and created_by = ${tx.actor.id}`,
      set: sql`status = 'withdrawn', ended_at = clock_timestamp()`,
      setSession: sql`status = 'active'`,
    })
    if (!changed) throw await withdrawRefusal(tx, handoffId)
    const { handoff, session } = changed
    emitHandoff(tx, 'handoff_withdrawn', handoff, session)
    const about = aboutHandoff(handoff, session)
    await takeBack(tx, about)
    await announce(tx, 'withdrawn', [], about)
    return presentHandoff(handoff)
  })

const heldByActor = (tx: Tx, { handoffId, fence }: Held) =>
  sql`id = ${handoffId} and status = 'claimed' and claimed_by = ${tx.actor.id} and fence = ${fence}`

async function refusal(tx: Tx, { handoffId, fence }: Held) {
  const row = await getHandoff(tx, handoffId)
  if (!row) return problem('not_found')
  if (row.ended_at) return problem('handoff_ended', { handoffStatus: row.status })
  if (row.fence !== fence) return problem('fence_passed')
  return problem('handoff_not_yours')
}

async function withdrawRefusal(tx: Tx, handoffId: string) {
  const row = await getHandoff(tx, handoffId)
  if (!row) return problem('not_found')
  if (row.created_by !== tx.actor.id) return problem('handoff_not_yours')
  if (row.status !== 'claimed') return problem('handoff_ended', { handoffStatus: row.status })
  return problem('handoff_already_claimed', {
    claimedBy: { id: row.claimed_by ?? '', name: row.claimer_name ?? '' },
    claimedAt: row.claimed_at?.toISOString() ?? '',
  })
}
