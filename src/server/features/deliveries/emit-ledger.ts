import { type Audience, audience } from '../../../shared/domain/session-policy.ts'
import type { Tx } from '../../core/transact.ts'
import { accessOf, getSession } from '../sessions/index.ts'

/** Of a hand-off, or of a session that never had one. */
export type Ledger = { handoffId: string | null; sessionId: string }

/** Says that a ledger has moved. */
export const emitLedger = (tx: Tx, { handoffId, sessionId }: Ledger, audience: Audience): void =>
  handoffId === null
    ? tx.emit({ type: 'session_deliveries_changed', data: { sessionId }, audience })
    : tx.emit({ type: 'deliveries_changed', data: { handoffId }, audience })

/** The same to whoever may read the session. */
export async function tellLedger(tx: Tx, ledger: Ledger): Promise<void> {
  const session = await getSession(tx, ledger.sessionId)
  if (session) emitLedger(tx, ledger, audience(accessOf(session)))
}
