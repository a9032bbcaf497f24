import type { Gap, GapAnswer } from '../../../shared/contract/gaps.ts'
import { answerIn, answerMessage } from '../../../shared/domain/gaps/answers.ts'
import type { Tx } from '../../core/transact.ts'
import { writeMessage } from '../sessions/index.ts'

/**
 * Puts answers on record as messages of the actor, so that the snapshot has something to cite. Answers what each gap was
 * answered with, masked as it was stored.
 */
export async function recordAnswers(
  tx: Tx,
  sessionId: string,
  answers: readonly GapAnswer[],
): Promise<Partial<Record<Gap, string>>> {
  const recorded: Partial<Record<Gap, string>> = {}
  for (const answer of answers) {
    const message = await writeMessage(tx, { sessionId, text: answerMessage(answer) })
    const stored = answerIn(message)
    if (stored) recorded[stored.gap] = stored.text
  }
  return recorded
}
