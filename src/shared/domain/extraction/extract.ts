import { followDialogue } from './dialogue.ts'
import { outcomeOf } from './outcomes.ts'
import { turnsOf } from './turns.ts'
import type { ExtractedStep, ReadMessage } from './types.ts'

/** The steps that a conversation tells of, in the order in which they first come up. */
export function extractSteps(messages: readonly ReadMessage[]): ExtractedStep[] {
  const { drafts, lastTrouble, places } = followDialogue(turnsOf(messages))
  const lastPlace = (ids: readonly string[]) => places.get(ids.at(-1) ?? '') ?? -1
  return drafts.map(draft => ({
    text: draft.text,
    kind: draft.kind,
    outcome: outcomeOf(draft, lastTrouble > lastPlace(draft.reportedIn)),
    proposedIn: draft.proposedIn,
    reportedIn: draft.reportedIn,
  }))
}
