import { type Draft, noteEnd } from './drafts.ts'
import { type Attention, takeReports } from './listen.ts'
import { takeSuggestions } from './suggest.ts'
import type { Clause, Turn } from './types.ts'
import { type Cues, cuesIn, hasCue, joinCues, NO_CUES } from './verdicts.ts'

const DRAFTS_MAX = 400
const FOCUS_MAX = 4
// What evidence shows is said at once and in short.
const READ_IN = 2
const READING_WORDS_MAX = 14
const FACT_QUESTION = /^(?:which|what|whats|what's|who|whose|when|where|why|how)\b/
const SHOWS_FAULT =
  /^(?:\S+ ){0,2}?(?:that|it|this|the|your|there|you)(?:'s|s)? (?:\S+ ){0,3}?(?:no|not|missing|wrong|broken|why|your problem|isn't|doesn't|haven't|failed|your (?:\S+ )?(?:culprit|problem|issue|answer))\b|^(?:\S+ ){0,2}?(?:there you go|there we go|there it is|bingo|ouch|aha|culprit|that explains|dead|dying|ouch)\b|^(?:(?:so|ah|aha|ok|then) )*(?:there's|there is) (?:your|an old|a second|another|the)\b|^(?:\S+ ){1,3}(?:failed out|has failed|is (?:dead|dying|compromised|bad|broken|full|wrong|outdated|expired|corrupt|infected|old|horrible))$|^(?:old|wrong|bad|dead|broken|missing) \S+$|\bthat's why\b|\bthey should\b/
const END_ASKED =
  /^(?:(?:ok|and|so|now|well) )*(?:and|so|anything|better|any (?:luck|better|change|changes|difference|improvement|joy|news)|(?:did|does|has) (?:that|it|this) (?:help|helped|work|worked|fix it|fix that|change anything|make a difference)|is (?:it|that) (?:better|working|fixed|gone|ok|fine)|how (?:is|does) it (?:look|go|behave|now)|what happened|result)(?: now| yet| then)?$/
const CHEERS =
  /^\W{0,3}(?:great|nice|sweet|yay|excellent|perfect|wonderful|glad|hooray|woohoo|congrat\w*|\\o\/)(?![\w ]* (?:idea|question|find|catch))/i
// "Network ok", "so not the disk": what was tested is not to blame.
const CLEARS =
  /^(?:(?:ok|okay|so|then|good|right|well|and|the|your|hm+) )*(?:\S+ ){1,2}(?:(?:is|are|looks?|seems?) )?(?:ok|okay|fine|good|healthy|clean|innocent)(?: then)?$|^(?:(?:ok|okay|so|then|good|right|well|nope|no) )+(?:(?:it's|that's|its|it|that) )?(?:not|isn't) (?:the |a |your )?\S+(?: then)?$/
const READING =
  /\b(?:looks?|seems?|that's|it's|is|are) (?:\S+ )?(?:fine|good|ok|okay|right|correct|wrong|normal|missing|bad|broken|not)\b|^(?:ok |okay |good |so |then )+(?:it's |that's |it is )?not (?:the |a |your )?\S+$/

export type Dialogue = {
  drafts: Draft[]
  /** The last message that tells of trouble, and the place of every message. */
  lastTrouble: number
  places: ReadonlyMap<string, number>
}

/**
 * Reads a conversation from its beginning and follows what is suggested, done and told. What was suggested last is
 * what an answer without a name is about.
 */
export function followDialogue(turns: readonly Turn[]): Dialogue {
  const drafts: Draft[] = []
  const attention: Attention = {
    focus: [],
    told: [],
    sinceFocus: 0,
    factAsked: false,
    answered: false,
    goesOn: false,
  }
  const places = new Map(turns.map((turn, place) => [turn.id, place]))
  let helped = false
  let lastTrouble = -1
  for (const [place, turn] of turns.entries()) {
    if (drafts.length >= DRAFTS_MAX) break
    if (turn.side === 'bystander') continue
    if (turn.side === 'helper') {
      helped = true
      attention.goesOn = false
      hearHelper(turn, drafts, attention)
      continue
    }
    attention.sinceFocus += 1
    const reported = takeReports(turn, drafts, attention, !helped)
    attention.factAsked = false
    attention.goesOn = reported.length > 0
    if (turn.clauses.some(clause => !clause.question && cuesIn(clause.words).failed)) lastTrouble = place
    if (reported.length > 0) {
      attention.told = reported
      attention.answered = reported.some(draft => endedIn(draft, turn.id))
    }
  }
  return { drafts: drafts.filter(draft => draft.reportedIn.length > 0 || !draft.weak), lastTrouble, places }
}

/** A test that was reported has ended, unless it "is running". */
function endedIn({ kind, ends }: Draft, turn: string): boolean {
  const end = ends.find(known => known.turn === turn)
  return end ? hasCue(end.cues) : kind === 'check'
}

function hearHelper(turn: Turn, drafts: Draft[], attention: Attention) {
  readEvidence(turn, attention)
  const taken = takeSuggestions(turn, drafts, attention.focus)
  if (taken.length > 0) {
    const waiting = attention.answered ? [] : attention.focus
    attention.focus = [...new Set([...taken, ...waiting])].slice(0, FOCUS_MAX)
    attention.sinceFocus = 0
    attention.answered = false
    attention.factAsked = false
    return
  }
  if (attention.told.length > 0 && turn.clauses.some(asksForEnd)) {
    attention.focus = attention.told
    attention.sinceFocus = 0
    attention.answered = false
    attention.factAsked = false
    return
  }
  // A new question takes the answer; what was answered before is done with.
  attention.factAsked = turn.clauses.some(({ question, line }) => question && FACT_QUESTION.test(line))
  if (attention.answered) attention.focus = []
}

/** "And?" "Any better?" "Did that help?" */
const asksForEnd = ({ line, question }: Clause) => question && END_ASKED.test(line)

/** A helper who has seen the output says what it shows: "that looks fine". */
function readEvidence(turn: Turn, { told }: Attention) {
  const [draft] = told
  if (!draft || told.length !== 1 || draft.ends.some(({ cues }) => hasCue(cues))) return
  const read =
    draft.kind === 'check'
      ? turn.clauses.slice(0, READ_IN).map(readingIn).find(hasCue)
      : CHEERS.test(turn.text)
        ? { ...NO_CUES, worked: true }
        : undefined
  if (read) noteEnd(draft, turn.id, read, joinCues)
}

function readingIn({ line, words, question }: Clause): Cues {
  if (question || words.length > READING_WORDS_MAX) return NO_CUES
  if (CLEARS.test(line)) return { ...NO_CUES, worked: true }
  if (SHOWS_FAULT.test(line)) return { ...NO_CUES, failed: true }
  return READING.test(line) ? cuesIn(words) : NO_CUES
}
