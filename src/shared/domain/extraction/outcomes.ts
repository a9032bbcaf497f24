import type { Draft } from './drafts.ts'
import type { ExtractedOutcome } from './types.ts'
import { verdictOf } from './verdicts.ts'

/**
 * How a step ended, from what was said of it: the last word counts, and what worked first and failed later worked
 * for a while. A fix after which the trouble is still told of, or that the opening message tells of, has not helped.
 */
export function outcomeOf(draft: Draft, troubleLater: boolean): ExtractedOutcome {
  if (draft.reportedIn.length === 0) return 'proposed'
  const verdicts = draft.ends.flatMap(({ cues }) => verdictOf(cues, draft.kind) ?? [])
  const told = verdicts.filter(verdict => verdict !== 'inconclusive')
  // A test has its result once; a fix has to last.
  const last = draft.kind === 'check' ? told[0] : told.at(-1)
  if (last === undefined)
    return draft.kind === 'fix' && (draft.opening || troubleLater) ? 'failed' : 'inconclusive'
  // Trouble that is told of afterwards: it worked in part or for a while.
  if (last === 'worked' && draft.kind === 'fix' && troubleLater) return 'partial'
  if (last === 'failed' && draft.kind === 'fix' && told.slice(0, -1).includes('worked')) return 'partial'
  return last
}
