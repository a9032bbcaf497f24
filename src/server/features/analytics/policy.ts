import { atLeast } from '../../../shared/contract/route.ts'
import type { Audience } from '../../../shared/domain/session-policy.ts'
import { problem } from '../../core/problem.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { BaselineRow } from './baselines.ts'

/** Who measures hears of every measurement. */
export const WHO_MEASURES: Audience = { userIds: [], minRole: 'engineer' }

/** The baseline when the actor may change it: their own, or any one for admins. Throws `not_found`, `baseline_not_yours`. */
export function changeable(tx: ReadTx, row: BaselineRow | undefined): BaselineRow {
  if (!row) throw problem('not_found')
  if (row.measured_by !== tx.actor.id && !atLeast(tx.actor.role, 'admin')) throw problem('baseline_not_yours')
  return row
}
