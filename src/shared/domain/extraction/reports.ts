import { actionForms, commandKind, type Forms, isCommand } from './actions.ts'
import {
  ADVICE,
  AGAIN,
  DECLINED,
  DEMONSTRATES,
  DESCRIBES_STATE,
  DONE_TO,
  ELSE_ASKED,
  ELSEWHERE,
  HISTORY,
  LEADS_IN,
  LOGS,
  NOMINAL,
  NOT_DONE,
  OWN_REFUSAL,
  PLANNED,
  RESULT,
  SETS_UP,
  SKIPPED,
  STANDS,
  STATE,
  STATIVE,
  SUBJECT,
  THING,
  TRIED,
} from './report-words.ts'
import type { Clause, StepKind } from './types.ts'
import { stem, wordsOf } from './words.ts'

/**
 * `done`: says that something was done. `perhaps`: the same, in words that as often tell what led there. `doing`: is at it. `again`: done, without saying what ("tried that").
 * `declined`: was not or will not be done. `planned`: may be done.
 */
export type Stance = 'done' | 'perhaps' | 'doing' | 'again' | 'declined' | 'planned'
export type Report = {
  stance: Stance
  lemma: string
  kind: StepKind
  /** The words that tell how it ended, where they are not the whole statement. */
  told?: readonly string[]
}

/** What the one who has the problem says of things done, null when a statement speaks of nothing like that. */
export function reportIn(clause: Clause, opening: boolean): Report | null {
  const known = opening ? KNOWN.opening : KNOWN.later
  const seen = known.get(clause)
  if (seen !== undefined) return seen
  const report = readReport(clause, opening)
  known.set(clause, report)
  return report
}

// Several rules ask for the same statement.
const KNOWN = {
  opening: new WeakMap<Clause, Report | null>(),
  later: new WeakMap<Clause, Report | null>(),
}

function readReport(clause: Clause, opening: boolean): Report | null {
  const { words, line } = clause
  if (/^\s*["“]/.test(clause.text)) return null
  if (words.length === 0) return null
  if (PLANNED.test(line) || (clause.question && /\b(?:i|we) (?:could|should)\b/.test(line)))
    return intention(words, line)
  const found =
    own(words, opening) ??
    typed(words, clause) ??
    gerund(words, line) ??
    (opening || DECLINED.test(line) ? null : passive(words, clause)) ??
    nominal(line, opening)
  if (found && DECLINED.test(line) && found.stance !== 'done') return { ...found, stance: 'declined' }
  if (found)
    return clause.question && /^(?:can|is|are|how|why|what|do|does|any|which|where)$/.test(words[0] ?? '')
      ? null
      : found
  if (AGAIN.test(line)) return { stance: 'again', lemma: 'try', kind: 'fix' }
  // "driver: unable to query the device" is what a program says.
  return /\S: \S/.test(clause.text) ? null : refusal(line, words)
}

const as = (stance: Stance, forms: Forms): Report => ({
  stance,
  lemma: forms.action.lemma,
  kind: forms.action.kind,
})

/** "I restarted it", "we've swapped the cable", "tried another port", "rebooting now". */
function own(words: readonly string[], opening: boolean): Report | null {
  let at = 0
  let subject = false
  let skipped = 0
  while (at < words.length && (SKIPPED.test(words[at] ?? '') || SUBJECT.test(words[at] ?? ''))) {
    const word = words[at] ?? ''
    if (SUBJECT.test(word)) {
      // "the user" after a verb is an object.
      subject = true
    } else skipped += 1
    at += 1
    if (skipped > 7) return null
  }
  const word = words[at] ?? ''
  const before = words.slice(0, at)
  if (before.includes('not') && !before.includes('only')) return null
  if (/^(?:was|were)$/.test(before.at(-1) ?? '') && !actionForms(word)?.ing) return null
  if (TRIED.test(word)) return afterTried(words, at, opening)
  if (/^(?:used|using)$/.test(word) && subject) return { stance: 'done', lemma: 'use', kind: 'fix' }
  const forms = actionForms(word)
  if (!forms) return opening ? null : unlisted(word, words[at + 1] ?? '')
  const lemma = forms.action.lemma
  // "It stopped flickering" is an end.
  if (lemma === 'stop' && /ing$/.test(words[at + 1] ?? '')) return null
  if (before.includes('did') && forms.base)
    return HISTORY.test(lemma) && lemma !== 'print' ? null : as('done', forms)
  if (before.at(-1) === 'to' && before.at(-2) === 'had' && forms.base)
    return HISTORY.test(lemma) ? null : as('done', forms)
  if (forms.past) {
    if (opening && SETS_UP.test(lemma) && !before.includes('even') && !before.includes('also')) return null
    if (HISTORY.test(lemma)) return opening ? null : as('perhaps', forms)
    if (lemma === 'take' && !words.slice(at + 1, at + 7).some(w => /^(?:out|off|away|apart)$/.test(w)))
      return null
    // "set" and "run" are past only behind a subject or in an answer, or they are an order.
    if (forms.base && opening && !subject && !before.some(w => /^(?:already|just|have|has)$/.test(w)))
      return null
    // "connected via cable" describes, and so does "wired".
    if (!subject && (STATE.test(lemma) || (opening && words.length < 3 && DESCRIBES_STATE.test(lemma))))
      return null
    return as('done', forms)
  }
  // "Scanning fails" is the trouble.
  if (at === 0 && (opening || lemma === 'look' || RESULT.test(words[1] ?? ''))) return null
  if (
    forms.ing &&
    (at === 0 ||
      before.includes("i'm") ||
      before.at(-1) === 'now' ||
      before.includes('just') ||
      before.includes('been'))
  )
    return HISTORY.test(lemma) || words.length > 8 ? null : as('doing', forms)
  return null
}

/** "I whitelisted the sender": a verb that no list knows, with what it was done to. */
const unlisted = (word: string, next: string): Report | null =>
  /^[a-z-]{3,}ed$/.test(word) && !NOT_DONE.test(word) && THING.test(next)
    ? { stance: 'done', lemma: stem(word), kind: 'fix' }
    : null

/** "rule removed", "both records have been deleted", "iisreset done". */
function passive(words: readonly string[], { text }: Clause): Report | null {
  if (/^(?:it|that|this|they|those|he|she|who|which)$/.test(words[0] ?? '')) return null
  const comma = text.indexOf(', ')
  const told = comma > 0 ? wordsOf(text.slice(0, comma)) : words
  if (told.some(word => /^(?:no|not|nothing|none|nobody|never|neither|if|when|who|which)$/.test(word)))
    return null
  for (const [at, word] of told.entries()) {
    if (at === 0 || at > 6) continue
    const forms = actionForms(word)
    if (!forms?.past || (forms.base && word !== 'reset') || !DONE_TO.test(forms.action.lemma)) continue
    const after = /^(?:is|are|was|were|been|got|now|all|both|already|just)$/.test(told[at - 1] ?? '')
    // "Is ticked" is how it stands.
    if (/^(?:is|are)$/.test(told[at - 1] ?? '') && STANDS.test(forms.action.lemma)) continue
    if (after || (at <= 3 && told.length - at <= 2)) return as('done', forms)
  }
  return null
}

function afterTried(words: readonly string[], at: number, opening: boolean): Report | null {
  const next = words.slice(at + 1, at + 7)
  // "trying to print" is the wish, and in the first message so is "tried to open it".
  if (next[0] === 'to' && (opening || words[at] === 'trying')) return null
  if (
    (/^(?:that|this|it|both|them|all|your|what|so|again|once)$/.test(next[0] ?? '') &&
      !actionForms(next[1])?.ing &&
      !/^(?:on|with|in|from|over|under)$/.test(next[1] ?? '')) ||
    next.some(word => ADVICE.test(word))
  ) {
    return { stance: 'again', lemma: 'try', kind: 'fix' }
  }
  for (const word of next) {
    const forms = actionForms(word)
    if (forms && (forms.ing || forms.base))
      return opening && DEMONSTRATES.test(forms.action.lemma) ? null : as('done', forms)
    if (isCommand(word))
      return { stance: 'done', lemma: word, kind: commandKind(words.slice(words.indexOf(word))) }
  }
  return { stance: 'done', lemma: 'try', kind: words[at]?.startsWith('test') ? 'check' : 'fix' }
}

/** "ipconfig /all shows 169.254.7.7": a command at the front with its result. */
function typed(words: readonly string[], { text }: Clause): Report | null {
  if (!isCommand(words[0]) || words.length < 2 || (/^\S+ (?:is|was)\b/.test(text) && words.length < 4))
    return null
  return {
    stance: 'done',
    lemma: words[0] === 'sudo' ? (words[1] ?? 'sudo') : (words[0] ?? ''),
    kind: commandKind(words),
  }
}

/** "disabling it changes nothing", "after rebooting", "with the firewall turned off". */
function gerund(words: readonly string[], line: string): Report | null {
  const [first = ''] = words
  const lead = actionForms(first)
  // "Scanning fails" is the trouble, "resetting it fails" a try.
  if (lead?.ing && !HISTORY.test(lead.action.lemma) && RESULT.test(line) && !RESULT.test(words[1] ?? ''))
    return as('done', lead)
  // "but after a restart it is back" limits what was said before.
  if (/^(?:but|until)\b|\bagain after\b/.test(line)) return null
  for (const [at, word] of words.entries()) {
    const found = /^(?:after|by|like|with)$/.test(word) ? within(words, at, line) : null
    if (found) return found
  }
  return null
}

function within(words: readonly string[], at: number, line: string): Report | null {
  const after = words[at] === 'after' || words[at] === 'by' || words[at] === 'like'
  for (const word of words.slice(at + 1, at + 6)) {
    const forms = actionForms(word)
    if (!forms || forms.action.leads || HISTORY.test(forms.action.lemma)) continue
    if (forms.ing && !LEADS_IN.test(forms.action.lemma) && (after || RESULT.test(line)))
      return as('done', forms)
    if (
      forms.past &&
      words[at] === 'with' &&
      RESULT.test(line) &&
      /^(?:disable|turn|switch|unplug|disconnect|remove|stop|uninstall|bypass|deactivate|enable)$/.test(
        forms.action.lemma,
      )
    )
      return as('done', forms)
    if (after && /^(?:reboot|restart|reinstall|reset)$/.test(forms.action.lemma)) return as('done', forms)
  }
  return null
}

/** "safe mode does not help", "works on another PC". */
function nominal(line: string, opening: boolean): Report | null {
  const elsewhere = ELSEWHERE.exec(line)
  if (!elsewhere && !NOMINAL.test(line) && !LOGS.test(line)) return null
  if (/\b(?:want|contemplat\w*|consider\w*|thinking|maybe|might|should)\b/.test(line)) return null
  const test = { stance: 'done', lemma: 'test', kind: 'check' } as const
  if (elsewhere) {
    const before = line.slice(0, elsewhere.index)
    const fails =
      /^(?:same|fail|happens)/.test(elsewhere[0]) || /(?:n't|\bnot|\bnever|\bno) (?:\S+ ){0,2}$/.test(before)
    // In the beginning that is where the trouble is.
    if (opening && /^fail/.test(elsewhere[0])) return null
    return { ...test, told: [fails ? 'fails' : 'works'] }
  }
  if (opening && /\b(?:new|fresh|second)\b/.test(line)) return null
  return (NOMINAL.test(line) && RESULT.test(line)) || LOGS.test(line) ? test : null
}

/** "should I reinstall?", "I'll swap the cable". */
function intention(words: readonly string[], line: string): Report | null {
  const used = words.findIndex(
    (word, index) => index > 0 && (actionForms(word)?.base || actionForms(word)?.ing || isCommand(word)),
  )
  if (ELSE_ASKED.test(line)) return null
  const negated = DECLINED.test(line)
  const forms = actionForms(words[used])
  if (!forms)
    return /\b(?:try|do) (?:that|it|this)\b/.test(line)
      ? { stance: 'planned', lemma: 'try', kind: 'fix' }
      : null
  if (HISTORY.test(forms.action.lemma) || forms.action.leads) return null
  return as(negated ? 'declined' : 'planned', forms)
}

function refusal(line: string, words: readonly string[]): Report | null {
  if (!OWN_REFUSAL.test(line) || STATIVE.test(line)) return null
  const forms = words
    .map(actionForms)
    .find(found => found?.base && !found.action.leads && !HISTORY.test(found.action.lemma))
  if (forms) return as('declined', forms)
  return /\b(?:try|do|use)\b/.test(line) ? { stance: 'declined', lemma: 'try', kind: 'fix' } : null
}
