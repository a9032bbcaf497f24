import type { Snapshot } from '../../../shared/contract/handoffs.ts'
import { makeSnapshot } from '../../../shared/domain/snapshot.ts'
import type { ReadTx } from '../../core/transact.ts'
import {
  listMessages,
  listSteps,
  presentMessage,
  presentSession,
  presentStep,
  type SessionRow,
} from '../sessions/index.ts'

/** The facts of a session as they stand in this transaction. */
export async function freeze(tx: ReadTx, row: SessionRow): Promise<Snapshot> {
  const session = presentSession(row)
  return makeSnapshot({
    session,
    messages: (await listMessages(tx, row.id)).map(presentMessage),
    steps: (await listSteps(tx, row.id)).map(presentStep),
    at: session.updatedAt,
  })
}
