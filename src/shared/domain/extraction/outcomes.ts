import type { Draft } from './drafts.ts'
import type { ExtractedOutcome } from './types.ts'
import { verdictOf } from './verdicts.ts'

/**
 * How a step ended, from what was said of it: the last word counts, and what worked first and failed later worked
 * for a while. A fix told of in the opening message has not helped, or the message would not have been written.
 */
export function outcomeOf(draft: Draft): ExtractedOutcome {
  if (draft.reportedIn.length === 0) return 'proposed'
  const verdicts = draft.ends.flatMap(({ cues }) => verdictOf(cues, draft.kind) ?? [])
  const told = verdicts.filter(verdict => verdict !== 'inconclusive')
  const last = told.at(-1)
  if (last === undefined) return draft.opening && draft.kind === 'fix' ? 'failed' : 'inconclusive'
  if (last === 'failed' && draft.kind === 'fix' && told.slice(0, -1).includes('worked')) return 'partial'
  return last
}
