import type { Message } from '../../../shared/contract/sessions.ts'
import type { DocumentationInput, HandoffFacts } from '../../../shared/domain/documentation/input.ts'
import { asPlainText } from '../../../shared/domain/documentation/plain-text.ts'
import { timeByPerson } from '../../../shared/domain/documentation/time-worked.ts'
import { writeDocumentation } from '../../../shared/domain/documentation/write-documentation.ts'
import type { ReadTx } from '../../core/transact.ts'
import {
  listMessages,
  listSteps,
  presentMessage,
  presentSession,
  presentStep,
  type SessionRow,
} from '../sessions/index.ts'
import { presentHandoffFacts } from './present.ts'
import { listHandoffFacts } from './queries.ts'

/** What a hand-off would add, each from how many there are. */
type Upcoming = { handoff: (made: number) => HandoffFacts; messages: (written: number) => Message[] }

/** The ticket note of a session as its rows stand, and with a hand-off that is not made yet, if one is given. */
export async function draftNote(
  tx: ReadTx,
  session: SessionRow,
  at: Date,
  upcoming?: Upcoming,
): Promise<string> {
  return asPlainText(writeDocumentation(await gatherInput(tx, session, at, upcoming)))
}

/** Who worked how long on a session, as its rows stand. */
export const countTime = async (tx: ReadTx, session: SessionRow) =>
  timeByPerson(await gatherInput(tx, session, session.updated_at))

async function gatherInput(
  tx: ReadTx,
  session: SessionRow,
  at: Date,
  upcoming?: Upcoming,
): Promise<DocumentationInput> {
  const messages = (await listMessages(tx, session.id)).map(presentMessage)
  const handoffs = (await listHandoffFacts(tx, session.id)).map(presentHandoffFacts)
  return {
    session: presentSession(session),
    messages: upcoming ? [...messages, ...upcoming.messages(messages.length)] : messages,
    steps: (await listSteps(tx, session.id)).map(presentStep),
    handoffs: upcoming ? [...handoffs, upcoming.handoff(handoffs.length)] : handoffs,
    at: at.toISOString(),
  }
}
