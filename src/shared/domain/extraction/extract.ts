import { followDialogue } from './dialogue.ts'
import { outcomeOf } from './outcomes.ts'
import { turnsOf } from './turns.ts'
import type { ExtractedStep, ReadMessage } from './types.ts'

/** The steps that a conversation tells of, in the order in which they first come up. */
export function extractSteps(messages: readonly ReadMessage[]): ExtractedStep[] {
  return followDialogue(turnsOf(messages)).map(draft => ({
    text: draft.text,
    kind: draft.kind,
    outcome: outcomeOf(draft),
    proposedIn: draft.proposedIn,
    reportedIn: draft.reportedIn,
  }))
}
