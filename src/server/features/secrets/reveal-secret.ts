import { sql } from 'kysely'
import type { SecretReveal } from '../../../shared/contract/secrets.ts'
import { audience } from '../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../core/context.ts'
import { problem } from '../../core/problem.ts'
import { type Tx, transact } from '../../core/transact.ts'
import { accessOf, getSession, readable } from '../sessions/index.ts'
import { presentReveal } from './present.ts'
import { getSecret, type MaskPlace, type RevealRow } from './queries.ts'

/**
 * What a mask hides. That the actor looked is written down and told in the same transaction: nobody sees a secret
 * without a trace.
 */
export const revealSecret = (ctx: Ctx, place: MaskPlace): Promise<{ value: string; reveal: SecretReveal }> =>
  transact(ctx, async tx => {
    const session = readable(tx, await getSession(tx, place.sessionId))
    const secret = await getSecret(tx, place)
    if (!secret) throw problem('secret_not_kept')
    const reveal = presentReveal(await insertReveal(tx, place, secret.kind))
    tx.emit({ type: 'secret_revealed', data: { reveal }, audience: audience(accessOf(session)) })
    return { value: tx.sealer.open(secret.value_sealed), reveal }
  })

async function insertReveal(tx: Tx, mask: MaskPlace, kind: string): Promise<RevealRow> {
  const { sessionId, field, entryId, place } = mask
  const { rows } = await sql<RevealRow>`
    insert into secret_reveal (org_id, session_id, field, entry_id, place, kind, revealed_by)
    values (${tx.orgId}, ${sessionId}, ${field}, ${entryId}, ${place}, ${kind}, ${tx.actor.id})
    returning *, ${tx.actor.name}::text as revealer_name`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The new reveal has no row')
  return row
}
