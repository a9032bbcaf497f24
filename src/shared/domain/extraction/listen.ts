import { type Draft, addTerms, cite, findMeant, newDraft, noteEnd } from './drafts.ts'
import { reportIn } from './reports.ts'
import type { Turn } from './types.ts'
import { type Cues, NO_CUES, cuesIn, hasCue, joinCues } from './verdicts.ts'
import { termsOf } from './words.ts'

const STEPS_PER_TURN = 12
const COURTESY = /^(?:(?:ok|okay|thanks|thank|you|sure|hi|hello|hey|will|i'll|do|try|check|let|me|a|sec|second|moment|minute|wait|one|brb|please|gimme|great|cool|right|alright|so|much|very|many|it|that|again|soon|now|and|report|back|done|for|the|help|your|see) ?)+$/
const OUTPUT = /https?:\/\/|["“][^"”]{4,}["”]|\b(?:it|that|which|terminal|message|log) (?:says?|said|shows?|showed|spams|gives?|gave|tells|told|returns?|returned|prints|reads|displays|reports)\b|^\s*(?:\S+:\s|\[|\/|section\b|end\b|\d)/im

/** What the helper waits for, and what was last told of. */
export type Attention = { focus: Draft[]; told: Draft[]; sinceFocus: number }

/** Takes up what the one with the problem tells: done, refused or planned steps, and how they ended. */
export function takeReports(turn: Turn, drafts: Draft[], attention: Attention, opening: boolean): Draft[] {
  const reported: Draft[] = []
  let scope: Draft[] = []
  let loose: Cues = NO_CUES
  let refused = false
  let asks = 0
  const report = (draft: Draft) => {
    cite(draft.reportedIn, turn.id)
    if (!reported.includes(draft)) reported.push(draft)
  }
  for (const clause of turn.clauses) {
    const found = reportIn(clause)
    const cues = cuesIn(clause.words)
    if (clause.question) asks += 1
    if (found?.stance === 'done' || found?.stance === 'doing') {
      const mention = { ...found, clause }
      const vague = termsOf(clause.words).size === 0 && attention.focus.length > 0
      const known = findMeant(drafts, mention, attention.focus) ?? (vague ? attention.focus[0] : undefined)
      if (!known && reported.length >= STEPS_PER_TURN) continue
      const draft = known ?? newDraft(mention, { weak: false, opening })
      if (!known) drafts.push(draft)
      addTerms(draft, clause.words)
      report(draft)
      scope = [draft]
      noteEnd(draft, turn.id, cues, joinCues)
    } else if (found?.stance === 'again') {
      scope = attention.focus.length > 0 ? attention.focus : attention.told
      for (const draft of scope) {
        report(draft)
        noteEnd(draft, turn.id, cues, joinCues)
      }
    } else if (found?.stance === 'declined') {
      refused = true
    } else if (found?.stance === 'planned') {
      const mention = { ...found, clause }
      const known = findMeant(drafts, mention, attention.focus)
      if (!known && termsOf(clause.words).size > 0 && found.lemma !== 'try') {
        const draft = newDraft(mention, { weak: false, opening: false })
        drafts.push(draft)
        cite(draft.proposedIn, turn.id)
      } else if (known && !known.reportedIn.includes(turn.id)) cite(known.proposedIn, turn.id)
    } else if (scope.length > 0) {
      if (!clause.question) for (const draft of scope) noteEnd(draft, turn.id, cues, joinCues)
    } else if (!clause.question) loose = joinCues(loose, cues)
  }
  const answersFocus = !reported.some(draft => attention.focus.includes(draft))
  if (answersFocus && !refused && attention.sinceFocus < 8 && isAnswer(turn, loose, asks)) {
    for (const draft of attention.focus) {
      report(draft)
      noteEnd(draft, turn.id, loose, joinCues)
    }
  }
  return reported
}

function isAnswer(turn: Turn, loose: Cues, asks: number): boolean {
  const words = turn.clauses.flatMap(clause => clause.words)
  if (words.length === 0 || COURTESY.test(words.join(' '))) return false
  if (hasCue(loose) || OUTPUT.test(turn.text)) return true
  return asks === 0
}
