import type { Gap } from '../../../shared/contract/gaps.ts'
import { findGaps } from '../../../shared/domain/gaps.ts'
import type { ReadTx } from '../../core/transact.ts'
import {
  getSession,
  listMessages,
  listSteps,
  manageable,
  presentMessage,
  presentStep,
} from '../sessions/index.ts'

/** What a hand-off of the session would lack if its owner made it now. Refused to everyone else. */
export async function gapsNow(tx: ReadTx, sessionId: string): Promise<Gap[]> {
  const { problem } = manageable(tx, await getSession(tx, sessionId))
  return findGaps({
    problem,
    messages: (await listMessages(tx, sessionId)).map(presentMessage),
    steps: (await listSteps(tx, sessionId)).map(presentStep),
  })
}
