import { sql } from 'kysely'
import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import type { Ctx } from '../../../core/context.ts'
import { Problem, problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { announce, takeBack } from '../../deliveries/index.ts'
import { getMasker, replaceSecrets } from '../../redaction/index.ts'
import { aboutHandoff, changeHandoff, emitHandoff } from '../changes.ts'
import { presentHandoff, refusalFor } from '../present.ts'
import { getHandoff } from '../queries.ts'

/**
 * Takes ownership of an open hand-off. The row's own lock decides a race: exactly one caller changes it, the
 * others read who did. The winner's repeats are answered alike and leave no second event.
 */
export async function claimHandoff(
  ctx: Ctx,
  { handoffId, readBack }: { handoffId: string; readBack?: string | undefined },
): Promise<Handoff> {
  try {
    const handoff = await transact(ctx, tx => claim(tx, handoffId, readBack))
    ctx.metrics.claims.inc({ result: 'claimed' })
    return handoff
  } catch (error) {
    if (error instanceof Problem) ctx.metrics.claims.inc({ result: error.code })
    throw error
  }
}

async function claim(tx: Tx, handoffId: string, readBack: string | undefined): Promise<Handoff> {
  const { actor } = tx
  const said = readBack ? (await getMasker(tx)).mask('read_back', readBack) : undefined
  const changed = await changeHandoff(tx, {
    where: sql`id = ${handoffId} and status = 'open' and created_by <> ${actor.id}`,
    set: sql`status = 'claimed', claimed_by = ${actor.id}, claimed_at = clock_timestamp(),
             read_back = ${said?.text ?? null}, fence = fence + 1`,
    setSession: sql`status = 'active', owner_id = ${actor.id},
                    participant_ids = array_append(array_remove(s.participant_ids, ${actor.id}), ${actor.id})`,
  })
  if (!changed) return ownerAnswer(tx, handoffId)

  const { handoff, session } = changed
  // An earlier claimer's read-back is gone, and its secrets with it.
  if (said) await replaceSecrets(tx, session.id, { before: '', now: { ...said, entryId: handoffId } })
  emitHandoff(tx, 'handoff_claimed', handoff, session)
  const about = aboutHandoff(handoff, session)
  await takeBack(tx, about)
  await announce(tx, 'claimed', [handoff.created_by], about)
  return presentHandoff(handoff)
}

/** The row was not open for the actor: says why, or answers the claim that they won earlier. */
async function ownerAnswer(tx: Tx, handoffId: string): Promise<Handoff> {
  const row = await getHandoff(tx, handoffId)
  if (!row) throw problem('not_found')
  switch (refusalFor(tx, row)) {
    case 'own_handoff':
      throw problem('own_handoff')
    case 'handoff_ended':
      throw problem('handoff_ended', { handoffStatus: row.status })
    case 'handoff_already_claimed':
      throw problem('handoff_already_claimed', {
        claimedBy: { id: row.claimed_by ?? '', name: row.claimer_name ?? '' },
        claimedAt: row.claimed_at?.toISOString() ?? '',
      })
  }
  return presentHandoff(row)
}
