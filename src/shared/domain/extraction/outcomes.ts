import type { Draft } from './drafts.ts'
import type { ExtractedOutcome } from './types.ts'
import { verdictOf } from './verdicts.ts'

/**
 * How a step ended, from what was said of it: the last word counts, and what worked first and failed later worked
 * for a while. A fix after which the trouble is still told of, or that the opening message tells of, has not helped.
 */
export function outcomeOf(draft: Draft, troubleLater: boolean): ExtractedOutcome {
  if (draft.reportedIn.length === 0) return 'proposed'
  // A test has its result once; a fix has to last, and so has what was only called a try.
  const lasting = draft.kind === 'fix' || draft.lemma === 'try'
  const verdicts = draft.ends.flatMap(
    ({ cues }) => verdictOf(cues, lasting && cues.worked && cues.failed ? 'fix' : draft.kind) ?? [],
  )
  const told = verdicts.filter(verdict => verdict !== 'inconclusive')
  const last = lasting ? told.at(-1) : told[0]
  if (last === undefined)
    return draft.kind === 'fix' && (draft.opening || troubleLater) ? 'failed' : 'inconclusive'
  // Who asks for help has the trouble still: what is told of beforehand has not helped for good.
  if (draft.kind === 'fix' && draft.opening && last === 'partial')
    return draft.ends.some(({ cues }) => cues.partial && !cues.certain) ? 'partial' : 'failed'
  // Trouble that is told of afterwards: it worked in part or for a while.
  if (last === 'worked' && draft.kind === 'fix' && !draft.opening && troubleLater) return 'partial'
  if (last === 'failed' && lasting && told.slice(0, -1).includes('worked')) return 'partial'
  return last
}
