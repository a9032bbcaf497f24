import type { SimilarSession } from '../../../shared/contract/copilot.ts'
import type { SessionProposals } from '../../../shared/contract/flows.ts'
import type { SessionSummary, Step } from '../../../shared/contract/sessions.ts'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import type { ReadTx } from '../../core/transact.ts'
import { advise, listTellingMessages } from '../flows/index.ts'
import { getSession, listSteps, presentSession, presentStep, readable } from '../sessions/index.ts'
import { findSimilar } from './find-similar.ts'
import { presentSimilar } from './present-similar.ts'
import { listNewestMessages, type Said } from './queries.ts'

/** The flows that an organization is led by. */
export type ServedFlows = (tx: ReadTx) => Promise<readonly Flow[]>

/** All that an answer is made from. */
export type CopilotFacts = {
  session: SessionSummary
  steps: Step[]
  advice: Omit<SessionProposals, 'cursor'>
  similar: SimilarSession[]
  /** The newest messages, the oldest of them first. */
  messages: Said[]
}

const MESSAGES_MAX = 40

/** Reads what stands in a session now, what its flows advise and what was like it. */
export async function gatherFacts(tx: ReadTx, flows: ServedFlows, sessionId: string): Promise<CopilotFacts> {
  const row = readable(tx, await getSession(tx, sessionId))
  const session = presentSession(row)
  const steps = (await listSteps(tx, sessionId)).map(presentStep)
  const telling = await listTellingMessages(tx, sessionId)
  return {
    session,
    steps,
    advice: advise(await flows(tx), { session, messages: telling, steps }),
    similar: (await findSimilar(tx, row)).map(presentSimilar),
    messages: await listNewestMessages(tx, sessionId, MESSAGES_MAX),
  }
}
