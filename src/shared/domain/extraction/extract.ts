import { type Ask, openAsks } from './asks.ts'
import { followDialogue } from './dialogue.ts'
import { factsTold, type MessageFact } from './facts.ts'
import { outcomeOf } from './outcomes.ts'
import { problemTold } from './problem.ts'
import { type RuledOut, ruledOutIn } from './ruled-out.ts'
import { turnsOf } from './turns.ts'
import type { ExtractedStep, ReadMessage, Turn } from './types.ts'

export type Extraction = {
  /** Messages that state the problem. */
  problem: string[]
  /** Messages of those who suggest or speak of something else: no statements about this trouble. */
  others: ReadonlySet<string>
  facts: MessageFact[]
  steps: ExtractedStep[]
  ruledOut: RuledOut[]
  openAsks: Ask[]
}

/**
 * What a conversation tells, word for word, each with the messages that tell it. Rules only: the same messages give
 * the same answer, nothing is said that no message says, and no text makes it fail.
 */
export function extract(messages: readonly ReadMessage[]): Extraction {
  const turns = turnsOf(messages)
  const steps = stepsOf(turns)
  return {
    problem: problemTold(turns),
    others: new Set(turns.filter(turn => turn.side !== 'asker').map(turn => turn.id)),
    facts: factsTold(turns),
    steps,
    ruledOut: ruledOutIn(turns, steps),
    openAsks: openAsks(turns),
  }
}

function stepsOf(turns: readonly Turn[]): ExtractedStep[] {
  const { drafts, lastTrouble, places } = followDialogue(turns)
  const lastPlace = (ids: readonly string[]) => places.get(ids.at(-1) ?? '') ?? -1
  return drafts.map(draft => ({
    text: draft.text,
    kind: draft.kind,
    outcome: outcomeOf(draft, lastTrouble > lastPlace(draft.reportedIn)),
    proposedIn: draft.proposedIn,
    reportedIn: draft.reportedIn,
  }))
}
