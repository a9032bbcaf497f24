import type { Draft } from './drafts.ts'
import { cite, noteEnd } from './drafts.ts'
import { type Attention, takeReports } from './listen.ts'
import { takeSuggestions } from './suggest.ts'
import type { Turn } from './types.ts'
import { cuesIn, joinCues } from './verdicts.ts'

const DRAFTS_MAX = 400

/**
 * Reads a conversation from its beginning and follows what is suggested, done and told. What was suggested last is
 * what an answer without a name is about.
 */
export function followDialogue(turns: readonly Turn[]): Draft[] {
  const drafts: Draft[] = []
  const attention: Attention = { focus: [], told: [], sinceFocus: 0 }
  let helped = false
  let answered = false
  for (const turn of turns) {
    if (drafts.length >= DRAFTS_MAX) break
    if (turn.side === 'bystander') continue
    if (turn.side === 'helper') {
      helped = true
      readEvidence(turn, attention)
      const taken = takeSuggestions(turn, drafts, attention.focus)
      if (taken.length === 0) continue
      attention.focus = answered ? taken : [...new Set([...taken, ...attention.focus])].slice(0, 4)
      attention.sinceFocus = 0
      answered = false
      continue
    }
    attention.sinceFocus += 1
    const reported = takeReports(turn, drafts, attention, !helped)
    if (reported.length > 0) {
      attention.told = reported
      answered = true
    }
  }
  return drafts.filter(draft => draft.reportedIn.length > 0 || !draft.weak)
}

/** A helper who has seen the output says what it shows: "that looks fine". */
function readEvidence(turn: Turn, { told }: Attention) {
  const [draft] = told
  const first = turn.clauses[0]
  if (!draft || told.length !== 1 || draft.kind !== 'check' || !first || first.question) return
  if (draft.ends.length > 0 || first.words.length > 12) return
  if (!/\b(?:looks?|seems?|that's|it's|is|are) (?:\S+ )?(?:fine|good|ok|okay|right|correct|wrong|normal|missing|bad|broken|not)\b/.test(first.words.join(' ')))
    return
  noteEnd(draft, turn.id, cuesIn(first.words), joinCues)
  cite(draft.reportedIn, draft.reportedIn[0] ?? turn.id)
}
