import { LIMITS } from '../../../shared/contract/limits.ts'
import { clip } from '../../../shared/domain/clip.ts'
import { answerByRules as answerFrom } from '../../../shared/domain/copilot/answer-by-rules.ts'
import type { FinishedAnswer } from './commands/end-answer.ts'
import type { CopilotFacts } from './gather-facts.ts'

/** What the copilot said so long ago may be said again. */
const REMEMBERED = 4

/** The answer that needs no model, or null when there is nothing new to say. */
export function answerByRules({ session, advice, similar, messages }: CopilotFacts): FinishedAnswer | null {
  const isCopilot = ({ role }: { role: string }) => role === 'copilot'
  const answer = answerFrom({
    advice,
    similar,
    texts: [
      session.title,
      session.problem,
      ...messages.filter(one => !isCopilot(one)).map(({ text }) => text),
    ],
    said: messages
      .filter(isCopilot)
      .slice(-REMEMBERED)
      .map(({ text }) => text),
    now: new Date(),
  })
  return answer && { ...answer, text: clip(answer.text, LIMITS.message), source: 'rules', proposals: [] }
}
