import { actionForms } from './actions.ts'
import { addTerms, cite, type Draft, findMeant, GENERIC, newDraft, noteEnd, sameVerb } from './drafts.ts'
import { ASKS_BACK, COVERS_ALL, LISTS_TRIED, REFUSES } from './report-words.ts'
import { type Report, reportIn } from './reports.ts'
import type { Clause, Turn } from './types.ts'
import { DENIES, NONE_FOUND, SEARCHES } from './verdict-words.ts'
import { type Cues, cuesIn, hasCue, joinCues, NO_CUES, verdictOf } from './verdicts.ts'
import { overlap, stem, termsOf, wordsOf } from './words.ts'

const STEPS_PER_TURN = 12
const BAD_STATE =
  /^(?:\S+ ){0,4}?(?:is|are|does|do|any) .*\b(?:crash|freeze|hang|fail|happen|occur|drop|flicker|muted|blocked|expired|disabled|full|locked|unplugged|errors?|broken|damaged|loose|wrong|missing|paused|suspended)\b/i
const SEVERAL =
  /\b(?:all|both|everything|neither|none|any of|each|every) (?:of|that|this|those|these|them|the)?\b/
const TURNS =
  /^(?:but|however|still|unfortunately|nonetheless|nevertheless|yet|then|though|same|no change|no luck)\b/
const PATIENCE = 8
const SHORT = 8
// The same in the past.
const INVARIANT = /^(?:set|put|run|cut|reset|shut)$/
const PRONOUN = /^(?:it|that|this|them|those|both)$/
// In a chat one sends as many messages as one says things; a post of some length stands for itself.
const BRIEF = 4
const NAMED = 0.5
// "Swapped, steady picture": the deed in one word, then its end.
const BARE = /^\S+(?: (?:it|them|that|both|all))?(?: (?:in|on|off|out|up|over|away|back|again|too|now))?, /
// "Input 2: picture."
const HEAD = /^\S+(?: \S+){0,2}: /
const TWO_SIDED_WORDS_MAX = 16
const TWO_SIDED = /, | but | although | though /i
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
  /** The message before was of the same side: what was told there may go on. */
  goesOn: boolean
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
  /** The sentence in which something done was told last, and the one in which its end was. */
  sentence: number
  endSentence: number
  /** Within a list of what was tried. */
  listing: boolean
}

/** Takes up what the one with the problem tells: done, refused or planned steps, and how they ended. */
export function takeReports(turn: Turn, drafts: Draft[], attention: Attention, opening: boolean): Draft[] {
  const goneOn = attention.goesOn && turn.clauses.length <= BRIEF ? attention.told.filter(mayGoOn) : []
  const heard: Listening = {
    turn,
    drafts,
    focus: addressedFocus(attention.focus, turn.to),
    told: attention.told,
    opening,
    reported: [],
    scope: goneOn,
    loose: NO_CUES,
    putOff: false,
    listing: false,
    sentence: goneOn.length > 0 ? 0 : -1,
    endSentence: -1,
  }
  for (const clause of turn.clauses) hear(clause, heard)
  summarize(heard)
  answer(heard, attention)
  return heard.reported
}

/** A test has its result once; a fix may still turn out otherwise. */
const mayGoOn = ({ kind, ends }: Draft) => kind === 'fix' || !ends.some(({ cues }) => hasCue(cues))

/** "None of it helped": about every fix that the message tells of. */
function summarize({ turn, reported }: Listening) {
  if (!reported.some(draft => draft.kind === 'fix')) return
  const all = turn.clauses.findLast(({ line }) => COVERS_ALL.test(line))
  const last = turn.clauses.findLast(
    ({ words, question, sentence }) => !question && sentence === all?.sentence && cuesIn(words).failed,
  )
  if (!last) return
  for (const draft of reported)
    if (draft.kind === 'fix') noteEnd(draft, turn.id, cuesIn(last.words), joinCues)
}

/** An answer that names its addressee is about what that one suggested. */
function addressedFocus(focus: Draft[], to: string | null): Draft[] {
  const theirs = focus.filter(draft => draft.by === to)
  return theirs.length > 0 ? theirs : focus
}

/** "What I tried:" with a list below: each entry was done, in whatever words. */
function listed(clause: Clause, heard: Listening): Report | null {
  if (!clause.item) {
    if (!heard.turn.clauses.some(({ item }) => item)) return null
    heard.listing = LISTS_TRIED.test(clause.line) && !clause.question
    return null
  }
  if (!heard.listing || !clause.bullet) return null
  const { lemma, kind } = actionForms(clause.words[0])?.action ?? { lemma: 'try', kind: 'check' as const }
  return { stance: 'done', lemma, kind }
}

function hear(clause: Clause, heard: Listening) {
  const { turn, focus } = heard
  // "I have restarted it, run a scan and set the time."
  const goesOnTelling = clause.sentence === heard.sentence && INVARIANT.test(clause.words[0] ?? '')
  const told = reportIn(clause, heard.opening && !goesOnTelling)
  const found =
    told && (standing(clause, focus) || lasting(clause, focus))
      ? null
      : settled(told ?? listed(clause, heard), clause, focus)
  const cues = found?.told ? cuesIn(found.told) : cuesOf(clause, found)
  const note = (draft: Draft) =>
    noteEnd(draft, turn.id, searched(draft, clause.line, limited(clause, draft, cues)), joinCues)
  switch (found?.stance) {
    case 'done':
    case 'doing': {
      const draft = stepTold(clause, found, heard)
      if (!draft) return
      report(draft, heard)
      // Several things done, one result: it is about all of them.
      heard.scope = [...heard.scope.filter(other => other.ends.at(-1)?.turn !== turn.id), draft]
      // "Disabled it, rebooted, calls still drop": the end of all that the sentence tells.
      const ended = hasCue(cues) && clause.sentence === heard.sentence ? heard.scope : [draft]
      heard.sentence = clause.sentence
      for (const each of ended) note(each)
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
      // "It is still blurred, I may reinstall": what was tried has not helped.
      if (cues.certain) for (const draft of heard.scope) if (goesOn(clause, draft, heard, cues)) note(draft)
      plan(clause, found, heard)
      return
    default:
      if (clause.question) return
      finish(clause, cues, heard)
      if (heard.scope.length > 0) {
        for (const draft of heard.scope)
          if (goesOn(clause, draft, heard, cues)) {
            if (hasCue(cues)) {
              report(draft, heard)
              heard.endSentence = clause.sentence
            }
            note(draft)
          }
      } else heard.loose = joinCues(heard.loose, cues)
  }
}

/** "The long test: completed without error": what was still running ends when it is named, however much later. */
function finish({ words }: Clause, cues: Cues, heard: Listening) {
  if (!hasCue(cues)) return
  const terms = termsOf(words)
  const running = heard.drafts.findLast(
    draft => isRunning(draft) && draft.kind === 'check' && overlap(draft.terms, terms) >= NAMED,
  )
  if (!running || heard.scope.includes(running)) return
  report(running, heard)
  noteEnd(running, heard.turn.id, cues, joinCues)
  heard.scope = [running]
}

// What was done is no result, though the words are the same: "synced it, still pending".
const RESULT_VERBS =
  /^(?:sync|resync|enable|re-enable|register|re-register|verify|connect|reconnect|restore)$/

const toldOf = ({ words }: Clause, found: Report | null) =>
  found && RESULT_VERBS.test(found.lemma) ? words.filter(word => !word.startsWith(stem(found.lemma))) : words

/** "Room 4 is in, room 5 isn't": what is bad in one part may be good in the other. */
function cuesOf(clause: Clause, found: Report | null): Cues {
  const cues = cuesIn(toldOf(clause, found))
  if (!hasCue(cues) && clause.words.length <= SHORT && HEAD.test(clause.text))
    return cuesIn(wordsOf(clause.text.replace(HEAD, '')))
  if (cues.outright || cues.split || !TWO_SIDED.test(clause.text)) return cues
  if (!cues.failed && (clause.words.length > TWO_SIDED_WORDS_MAX || !DENIES.test(clause.line))) return cues
  const parts = clause.text.split(TWO_SIDED).map(part => cuesIn(wordsOf(part)))
  return parts.some(part => part.trail.includes('+') || part.trail === '~') ? parts.reduce(joinCues) : cues
}

/** "Is it running?" "No, stopped.": a state, nothing that was done. */
const standing = ({ words }: Clause, [asked]: readonly Draft[]) =>
  asked?.weak &&
  asked.kind === 'check' &&
  words.length <= 3 &&
  /^(?:started|stopped|enabled|disabled|connected|mounted|installed|listed|set)$/.test(words.at(-1) ?? '') &&
  !words.some(word => /^(?:i|we|i've|just|now)$/.test(word))

/** "It's fine after a reboot": whether it lasts, no step of its own. */
const lasting = ({ line }: Clause, [asked]: readonly Draft[]) =>
  asked?.reportedIn.length === 0 &&
  !/^re(?:boot|start)$/.test(asked.lemma) &&
  /\bafter (?:a|the|each|every|one) re(?:boot|start)\b/.test(line) &&
  !/^(?:(?:and|then|but) )*(?:(?:i|we) )?\S+ed\b/.test(line)

/** "Entered the address" is what was asked for, or only led there. */
function settled(found: Report | null, clause: Clause, focus: readonly Draft[]): Report | null {
  if (found?.stance !== 'perhaps') return found
  const asked = findMeant(focus, { lemma: found.lemma, kind: found.kind, clause, answers: true }, focus)
  return asked ? { ...found, stance: 'done' } : null
}

/** "It is back up, but slow": what works with a "but" works in part. */
function limited(clause: Clause, draft: Draft, cues: Cues): Cues {
  const last = draft.ends.at(-1)?.cues
  const worked = last !== undefined && (last.outright || last.functions) && !last.failed
  return worked && (clause.words[0] === 'but' || clause.words.at(-1) === 'though')
    ? { ...cues, partial: true }
    : cues
}

/**
 * Whether a statement still tells of the end of a step: in its sentence, where it turns ("but then …"), or in one of
 * the next two sentences as long as nothing was told yet, or where it is still bad elsewhere.
 */
function goesOn(
  clause: Clause,
  draft: Draft,
  { turn, sentence, endSentence }: Listening,
  cues: Cues,
): boolean {
  if (
    clause.sentence === sentence ||
    clause.sentence === endSentence ||
    TURNS.test(clause.words.slice(0, 2).join(' '))
  )
    return true
  if (clause.sentence - sentence > 2) return false
  const last = draft.ends.at(-1)
  const told = last?.turn === turn.id && verdictOf(last.cues, draft.kind) !== null
  return !told || (draft.kind === 'fix' && cues.certain)
}

function report(draft: Draft, { turn, reported }: Listening) {
  cite(draft.reportedIn, turn.id)
  if (!reported.includes(draft)) reported.push(draft)
}

function stepTold(
  clause: Clause,
  found: Report,
  { turn, drafts, focus, opening, reported }: Listening,
): Draft | null {
  const mention = { lemma: found.lemma, kind: found.kind, clause, answers: true }
  // "Added." and "Switched it over.": nothing but what was done.
  const repeats = (words: readonly string[]) =>
    [...termsOf(words)].every(term => found.lemma.startsWith(term) || term.startsWith(stem(found.lemma)))
  const vague = repeats(clause.words)
  const bare = BARE.exec(clause.text)?.[0]
  // "Works in Edge" in answer to "try another browser".
  const brief = turn.clauses.length <= 2
  const elsewhere =
    found.told &&
    focus.find(
      ({ lemma, weak, reportedIn }) =>
        ((weak && brief) || /^(?:try|test|use)$/.test(lemma)) && reportedIn.length === 0,
    )
  const known =
    elsewhere ??
    (vague
      ? focus.find(draft => draft.reportedIn.length === 0 && sameVerb(draft.lemma, found.lemma))
      : null) ??
    findMeant(drafts, mention, focus) ??
    (vague && (focus[0]?.kind === found.kind || clause.words.some(word => PRONOUN.test(word)))
      ? focus[0]
      : undefined) ??
    (bare !== undefined && repeats(wordsOf(bare))
      ? focus.find(draft => draft.reportedIn.length === 0 && sameVerb(draft.lemma, found.lemma))
      : undefined) ??
    waiting(clause, found, focus) ??
    (bare !== undefined && wordsOf(bare).some(word => PRONOUN.test(word)) && focus[0]?.reportedIn.length === 0
      ? focus[0]
      : undefined)
  // "I checked." says nothing that could be read later.
  if (!known && vague && clause.words.length < 3 && found.kind === 'check') return null
  if (!known && reported.length >= STEPS_PER_TURN) return null
  const draft = known ?? newDraft(mention, { opening })
  if (!known) drafts.push(draft)
  addTerms(draft, clause.words)
  return draft
}

/** "Update the driver." "Installed 23.20." The same done, in other words. */
const waiting = (clause: Clause, { lemma, kind }: Report, focus: readonly Draft[]) =>
  termsOf(clause.words).size <= 3 && !GENERIC.has(lemma)
    ? focus.find(
        draft => draft.reportedIn.length === 0 && draft.kind === kind && sameVerb(draft.lemma, lemma),
      )
    : undefined

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

const isRunning = ({ ends }: Draft) =>
  ends.length > 0 && ends.every(({ cues }) => cues.unclear && !hasCue(cues))

const saysTried = (cues: Cues, turn: Turn) =>
  cues.certain ||
  cues.worked ||
  cues.functions ||
  cues.improved ||
  cues.answer !== null ||
  OUTPUT.test(turn.text) ||
  turn.clauses.length <= 2

/** Whether an answer may be the result of a step: of a command its output, of a fix more than a "but". */
function shows(draft: Draft, loose: Cues, words: readonly string[], { text }: Turn): boolean {
  if (draft.kind === 'fix')
    return (
      loose.worked ||
      loose.failed ||
      loose.functions ||
      loose.improved ||
      loose.acquits ||
      (loose.partial && words.length <= SHORT) ||
      loose.answer !== null
    )
  if (draft.command === null || OUTPUT.test(text) || loose.answer !== null) return true
  return words.length <= SHORT || [...termsOf(words)].some(term => draft.terms.has(term))
}

/**
 * Of several suggestions an answer speaks of the test that is running, of the one whose words it shares, or of the
 * first firm one.
 */
function likeliest(focus: Draft[], terms: ReadonlySet<string>): Draft[] {
  const [first] = focus
  if (first?.kind === 'check' && isRunning(first)) return [first]
  const named = focus.filter(draft => [...terms].some(term => draft.terms.has(term)))
  if (named.length > 0) return named.slice(0, 1)
  const firm = focus.filter(draft => !draft.weak)
  return (firm.length > 0 ? firm : focus).slice(0, 1)
}

/** "Just me. Ah, and it works now": the fact that was asked for, and the end of what was done before. */
const tellsLate = (loose: Cues, focus: readonly Draft[]) =>
  (loose.outright || loose.certain || loose.improved) && focus.some(isOpen)

/** Done, and nothing said of its end yet. */
const isOpen = ({ kind, reportedIn, ends }: Draft) =>
  kind === 'fix' && reportedIn.length > 0 && !ends.some(({ cues }) => hasCue(cues))

/** Words without a step of their own are the answer to what the helper waits for. */
function answer(heard: Listening, attention: Attention) {
  const { sinceFocus, factAsked, answered } = attention
  const { turn, reported, loose } = heard
  // Nothing was asked for: "still down, by the way" is about what was done last, if that has no end yet.
  const focus =
    heard.focus.length > 0 ? heard.focus : tellsLate(loose, heard.told) ? heard.told.filter(isOpen) : []
  if (focus.length === 0) return
  const told = hasCue(loose) || OUTPUT.test(turn.text)
  if (
    (heard.putOff && !told) ||
    (factAsked && !tellsLate(loose, focus)) ||
    sinceFocus > PATIENCE ||
    reported.some(draft => focus.includes(draft))
  )
    return
  const words = turn.clauses.flatMap(clause => clause.words)
  if (!loose.certain && !loose.outright && turn.clauses.some(clause => REFUSES.test(clause.line))) {
    // What was refused takes no later answer.
    const [refused] = likeliest(focus, termsOf(words))
    attention.focus = attention.focus.filter(draft => draft !== refused)
    if (refused) refused.weak = false
    return
  }
  if (words.length === 0 || COURTESY.test(words.join(' '))) return
  const meant = SEVERAL.test(words.join(' ')) ? focus : likeliest(focus, termsOf(words))
  const asks = turn.clauses.some(clause => clause.question || ASKS_BACK.test(clause.line))
  for (const draft of meant) {
    if (draft.experience && loose.answer === 'no') continue
    if (!told && (asks || answered || draft.kind === 'fix')) continue
    if (!shows(draft, loose, words, turn)) continue
    // That the trouble is told once more does not say that a fix was tried.
    if (draft.kind === 'fix' && !saysTried(loose, turn)) continue
    report(draft, heard)
    const end = searched(draft, words.join(' '), BAD_STATE.test(draft.text) ? turned(loose) : loose)
    noteEnd(draft, turn.id, end, joinCues)
  }
}

/** "Nothing in there": a search for a culprit that found none settles nothing. */
const searched = (draft: Draft, line: string, cues: Cues): Cues =>
  draft.kind === 'check' && !cues.certain && SEARCHES.test(draft.text) && NONE_FOUND.test(line)
    ? { ...NO_CUES, none: true }
    : cues

/** "Is it muted?" "No." is good. */
function turned(cues: Cues): Cues {
  if (cues.answer === null || cues.certain) return cues
  return { ...NO_CUES, answer: cues.answer === 'no' ? 'yes' : 'no' }
}
