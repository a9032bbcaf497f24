import { addTerms, cite, type Draft, findMeant, newDraft, noteEnd } from './drafts.ts'
import { type Report, reportIn } from './reports.ts'
import type { Clause, Turn } from './types.ts'
import { type Cues, cuesIn, hasCue, joinCues, NO_CUES } from './verdicts.ts'
import { termsOf } from './words.ts'

const STEPS_PER_TURN = 12
const SEVERAL =
  /\b(?:all|both|everything|neither|none|any of|each|every) (?:of|that|this|those|these|them|the)?\b/
const TURNS =
  /^(?:but|however|still|unfortunately|nonetheless|nevertheless|yet|then|though|same|no change|no luck)\b/
const PATIENCE = 8
const COURTESY =
  /^(?:(?:ok|okay|thanks|thank|you|sure|hi|hello|hey|will|i'll|do|try|check|let|me|a|sec|second|moment|minute|wait|one|brb|please|gimme|great|cool|right|alright|so|much|very|many|it|that|again|soon|now|and|report|back|done|for|the|help|your|see) ?)+$/
const OUTPUT =
  /https?:\/\/|["“][^"”]{4,}["”]|\b(?:it|that|which|terminal|message|log) (?:says?|said|shows?|showed|gives?|gave|tells|told|returns?|returned|prints|reads|displays|reports)\b|^\s*(?:\S+:\s|\[|\/|section\b|end\b|\d)/im

/** What the helper waits for, and what was last told of. */
export type Attention = {
  focus: Draft[]
  told: Draft[]
  sinceFocus: number
  /** The helper has since asked for a fact: the next answer is to that. */
  factAsked: boolean
  answered: boolean
}

type Listening = {
  turn: Turn
  drafts: Draft[]
  /** What this turn may answer. */
  focus: Draft[]
  told: Draft[]
  opening: boolean
  reported: Draft[]
  /** What the next words of an end are about. */
  scope: Draft[]
  /** Said before anything that was done. */
  loose: Cues
  putOff: boolean
  /** The sentence in which something done was told last. */
  sentence: number
}

/** Takes up what the one with the problem tells: done, refused or planned steps, and how they ended. */
export function takeReports(turn: Turn, drafts: Draft[], attention: Attention, opening: boolean): Draft[] {
  const heard: Listening = {
    turn,
    drafts,
    focus: addressedFocus(attention.focus, turn.to),
    told: attention.told,
    opening,
    reported: [],
    scope: [],
    loose: NO_CUES,
    putOff: false,
    sentence: -1,
  }
  for (const clause of turn.clauses) hear(clause, heard)
  answer(heard, attention)
  return heard.reported
}

/** An answer that names its addressee is about what that one suggested. */
function addressedFocus(focus: Draft[], to: string | null): Draft[] {
  const theirs = focus.filter(draft => draft.by === to)
  return theirs.length > 0 ? theirs : focus
}

function hear(clause: Clause, heard: Listening) {
  const { turn, focus } = heard
  const found = reportIn(clause, heard.opening)
  const cues = cuesIn(found?.told ?? clause.words)
  const note = (draft: Draft) => noteEnd(draft, turn.id, limited(clause, draft, cues), joinCues)
  switch (found?.stance) {
    case 'done':
    case 'doing': {
      const draft = stepTold(clause, found, heard)
      if (!draft) return
      report(draft, heard)
      // Several things done, one result: it is about all of them.
      heard.scope = [...heard.scope.filter(other => other.ends.at(-1)?.turn !== turn.id), draft]
      heard.sentence = clause.sentence
      note(draft)
      return
    }
    case 'again':
      heard.scope = focus.length > 0 ? focus : heard.told
      for (const draft of heard.scope) {
        report(draft, heard)
        note(draft)
      }
      heard.sentence = clause.sentence
      return
    case 'declined':
      heard.putOff = true
      return
    case 'planned':
      heard.putOff = true
      plan(clause, found, heard)
      return
    default:
      if (clause.question) return
      if (heard.scope.length > 0) {
        for (const draft of heard.scope) if (goesOn(clause, draft, heard)) note(draft)
      } else heard.loose = joinCues(heard.loose, cues)
  }
}

/** "It is back up, but slow": what works with a "but" works in part. */
function limited(clause: Clause, draft: Draft, cues: Cues): Cues {
  const worked = draft.ends.at(-1)?.cues.outright === true
  return worked && clause.words[0] === 'but' ? { ...cues, partial: true } : cues
}

/**
 * Whether a statement still tells of the end of a step: in its sentence, where it turns ("but then …"), or in one of
 * the next two sentences as long as nothing was told yet.
 */
function goesOn(clause: Clause, draft: Draft, { turn, sentence }: Listening): boolean {
  if (clause.sentence === sentence || TURNS.test(clause.words.slice(0, 2).join(' '))) return true
  return draft.ends.at(-1)?.turn !== turn.id && clause.sentence - sentence <= 2
}

function report(draft: Draft, { turn, reported }: Listening) {
  cite(draft.reportedIn, turn.id)
  if (!reported.includes(draft)) reported.push(draft)
}

function stepTold(
  clause: Clause,
  found: Report,
  { drafts, focus, opening, reported }: Listening,
): Draft | null {
  const mention = { lemma: found.lemma, kind: found.kind, clause }
  const vague = termsOf(clause.words).size === 0
  const known = findMeant(drafts, mention, focus) ?? (vague ? focus[0] : undefined)
  // "I checked." says nothing that could be read later.
  if (!known && vague && clause.words.length < 3 && found.kind === 'check') return null
  if (!known && reported.length >= STEPS_PER_TURN) return null
  const draft = known ?? newDraft(mention, { opening })
  if (!known) drafts.push(draft)
  addTerms(draft, clause.words)
  return draft
}

function plan(clause: Clause, { lemma, kind }: Report, { turn, drafts, focus }: Listening) {
  const mention = { lemma, kind, clause }
  const known = findMeant(drafts, mention, focus)
  if (known) {
    if (!known.reportedIn.includes(turn.id)) cite(known.proposedIn, turn.id)
  } else if (termsOf(clause.words).size > 0 && lemma !== 'try') {
    const draft = newDraft(mention, {})
    drafts.push(draft)
    cite(draft.proposedIn, turn.id)
  }
}

const saysTried = (cues: Cues, turn: Turn) =>
  cues.certain || cues.worked || cues.answer !== null || OUTPUT.test(turn.text) || turn.clauses.length <= 2

/** Of several suggestions an answer speaks of the one whose words it shares, or of the first firm one. */
function likeliest(focus: Draft[], terms: ReadonlySet<string>): Draft[] {
  const named = focus.filter(draft => [...terms].some(term => draft.terms.has(term)))
  if (named.length > 0) return named.slice(0, 1)
  const firm = focus.filter(draft => !draft.weak)
  return (firm.length > 0 ? firm : focus).slice(0, 1)
}

/** Words without a step of their own are the answer to what the helper waits for. */
function answer(heard: Listening, { sinceFocus, factAsked, answered }: Attention) {
  const { turn, focus, reported, loose } = heard
  const told = hasCue(loose) || OUTPUT.test(turn.text)
  if (
    (heard.putOff && !told) ||
    factAsked ||
    sinceFocus > PATIENCE ||
    reported.some(draft => focus.includes(draft))
  )
    return
  const words = turn.clauses.flatMap(clause => clause.words)
  if (words.length === 0 || COURTESY.test(words.join(' '))) return
  const meant = SEVERAL.test(words.join(' ')) ? focus : likeliest(focus, termsOf(words))
  const asks = turn.clauses.some(clause => clause.question)
  for (const draft of meant) {
    if (draft.experience && loose.answer === 'no') continue
    if (!told && (asks || answered || draft.kind === 'fix')) continue
    // That the trouble is told once more does not say that a fix was tried.
    if (draft.kind === 'fix' && !saysTried(loose, turn)) continue
    report(draft, heard)
    noteEnd(draft, turn.id, loose, joinCues)
  }
}
