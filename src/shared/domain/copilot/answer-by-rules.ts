import type { CitedSession, SimilarSession } from '../../contract/copilot.ts'
import type { SessionProposals } from '../../contract/flows.ts'
import { missingFacts } from './missing-facts.ts'
import { sayFlow } from './say-flow.ts'
import { saySimilar, worthTelling } from './say-similar.ts'

export type RulesInput = {
  advice: Pick<SessionProposals, 'matches' | 'flow' | 'question' | 'proposals' | 'end'>
  /** The likest first. */
  similar: readonly SimilarSession[]
  /** Title, problem and what people wrote. */
  texts: readonly string[]
  /** What the copilot said of late. */
  said: readonly string[]
  now: Date
}

export type RulesAnswer = { text: string; cited: CitedSession[] }

/**
 * The answer that needs no model: where the flow stands, how similar sessions were solved, and where neither is known
 * the questions that everybody asks first. The same input gives the same answer. Null when all of it was said of late.
 */
export function answerByRules({ advice, similar, texts, said, now }: RulesInput): RulesAnswer | null {
  const isNew = (part: string) => !said.some(earlier => earlier.includes(part))
  const parts: string[] = []
  const cited: CitedSession[] = []

  const flow = sayFlow(advice)
  if (flow && isNew(flow.said)) {
    if (isNew(flow.intro)) parts.push(flow.intro)
    parts.push(flow.said)
  }
  const told = worthTelling(similar)
  for (const one of told) {
    const sentence = saySimilar(one, now)
    if (!isNew(sentence)) continue
    parts.push(sentence)
    cited.push({ id: one.session.id, title: one.session.title })
  }
  if (!flow) {
    const asks = sayAsks(missingFacts(texts), told.length > 0)
    if (isNew(asks)) parts.push(asks)
  }
  return parts.length === 0 ? null : { text: parts.join('\n\n'), cited }
}

function sayAsks(missing: readonly string[], hasSimilar: boolean): string {
  const nothing = hasSimilar ? 'No flow fits this yet.' : 'No flow and no resolved session fits this yet.'
  if (missing.length === 0)
    return `${nothing} Record what you try and how it ends; if that does not lead on, escalate: the hand-off has it all.`
  const last = missing.at(-1)
  const list = missing.length === 1 ? last : `${missing.slice(0, -1).join(', ')} and ${last}`
  return `${nothing} It would help to know ${list}.`
}
