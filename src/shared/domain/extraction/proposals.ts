import { actionForms, commandKind, commandNamed, type Forms, isCommand } from './actions.ts'
import {
  ADVERBS,
  ALTERNATIVE,
  ANSWERABLE,
  DESCRIBES,
  ELSEWHERE_ASKED,
  ETIQUETTE,
  FACT_NOUN,
  FACT_QUESTION,
  FILLERS,
  isOrder,
  MODALS,
  NEGATED,
  NOWHERE,
  OUTPUT_ASKED,
  PASTING,
  SAYS,
  SHOWN,
  TRIAL_NOUNS,
} from './proposal-words.ts'
import type { Clause, StepKind } from './types.ts'
import { stem, termsOf } from './words.ts'

export type Suggestion = {
  lemma: string
  kind: StepKind
  /** Counts only when it is answered: "does it ask for the password?" */
  weak: boolean
  /** Only leads to the place where something is done. */
  leads: boolean
  /** "Have you tried …?": a "no" says that it was not. */
  experience?: boolean
}

/** What a statement asks someone to do, null when it asks for nothing. */
export function suggestionIn(clause: Clause): Suggestion | null {
  const { words } = clause
  let at = 0
  while (at < words.length && FILLERS.has(words[at] ?? '')) at += 1
  const rest = words.slice(at)
  const line = at === 0 ? clause.line : rest.join(' ')
  if (rest.length === 0 || NEGATED.test(line)) return null
  const found =
    typedCommand(rest, clause) ??
    imperative(rest, clause) ??
    addressed(rest, clause) ??
    idea(rest, line, clause) ??
    path(clause) ??
    state(rest, clause) ??
    askedTest(rest, line, clause) ??
    diagnosis(line)
  if (!found || ETIQUETTE.test(line) || (found.leads && termsOf(rest.slice(1)).size === 0)) return null
  return PASTING.test(found.lemma) && !namesSomething(rest) ? null : found
}

/** How to paste is etiquette; only what to paste is a step. */
const namesSomething = (rest: readonly string[]) =>
  rest.slice(1).some(word => !NOWHERE.test(word) && !PASTING.test(word) && termsOf([word]).size > 0)

/** "you have the radio disabled": what a helper takes to be so, to be confirmed. */
const diagnosis = (line: string): Suggestion | null =>
  /^(?:you have|you've|your) (?:\S+ ){1,5}(?:disabled|off|blocked|unplugged|muted|full|expired|locked)\b/.test(
    line,
  )
    ? trial({ lemma: 'check', weak: true })
    : null

const from = (forms: Forms, change: Partial<Suggestion> = {}): Suggestion => ({
  lemma: forms.action.lemma,
  kind: forms.action.kind,
  leads: forms.action.leads,
  weak: false,
  ...change,
})
const trial = (change: Partial<Suggestion> = {}): Suggestion => ({
  lemma: 'try',
  kind: 'check',
  leads: false,
  weak: false,
  ...change,
})

function typedCommand(rest: readonly string[], { text }: Clause): Suggestion | null {
  const [first, second] = rest
  if (isCommand(first) && (first === 'sudo' || !describes(rest)))
    return trial({ lemma: first === 'sudo' ? (second ?? 'sudo') : (first ?? ''), kind: commandKind(rest) })
  // "hidden rules: Get-InboxRule -IncludeHidden", "and the output of smartctl -a /dev/sdb".
  const typed = / [-/|]/.test(text)
    ? /(?:^|[\s`(])([a-z][\w.]*(?:-[a-z][\w.]*)*)`?(?= (?:-{1,2}[a-z]|\/[a-z]+\b|\| ?[a-z]))/i
        .exec(text)?.[1]
        ?.toLowerCase()
    : undefined
  if (typed !== undefined && isCommand(typed) && !/ -\w+ (?:is|was|says|gives|shows)\b/i.test(text))
    return trial({ lemma: typed, kind: commandKind([typed, ...rest.slice(rest.indexOf(typed) + 1)]) })
  // "On the PC: netsh interface …"
  const announced = /: ([a-z][\w.-]*) \S/i.exec(text)?.[1]?.toLowerCase()
  if (announced !== undefined && commandNamed([announced]) !== null && rest.includes(announced))
    return trial({ lemma: announced, kind: commandKind(rest.slice(rest.indexOf(announced))) })
  const quoted = /["“`']\s*([a-z][\w-]*)(?:\s[^"”`']*)?["”`']/i.exec(text)?.[1]?.toLowerCase()
  if (quoted !== undefined && isCommand(quoted) && rest.length <= 14)
    return trial({ lemma: quoted, kind: commandKind([quoted, ...rest.slice(rest.indexOf(quoted) + 1)]) })
  return null
}

/** "dmesg shows …" and "ping to the gateway was fine" are no orders. */
const describes = (rest: readonly string[]) =>
  /^(?:and|to|the)$/.test(rest[1] ?? '') || rest.slice(1, 5).some(word => DESCRIBES.test(word))

/** "restart the spooler", "try another cable", "make sure that the switch is on". */
function imperative(rest: readonly string[], { question }: Clause): Suggestion | null {
  const [first = '', second = '', third = ''] = rest
  if (first === 'try') return tried(rest.slice(1)) ?? trial()
  if (first === 'make' && second === 'sure') return trial({ lemma: 'check' })
  if (first === 'do' && /^(?:a|an|the|this|that)$/.test(second)) return trial({ lemma: third, kind: 'fix' })
  if (first === 'use' && !question) return trial({ lemma: 'use', kind: 'fix' })
  if (first === 'give' && rest.some(word => word === 'try' || word === 'shot' || word === 'go'))
    return trial()
  if (first === "let's") return actionOf(rest.slice(1))
  const forms = actionForms(first)
  if (!forms) return !question && isOrder(first, second) ? trial({ lemma: stem(first), kind: 'fix' }) : null
  if (forms.past && !forms.base)
    return question && rest.length > 1 ? from(forms, { kind: forms.action.kind }) : null
  if (forms.ing && !forms.base) return question ? from(forms) : null
  // "Update: …" and "test is running" are no orders.
  if (
    /^(?:is|was|are|has|will|did|does|says|said|can|failed|fails|worked|works|i|you|issue|problem)$/.test(
      second,
    )
  )
    return null
  return from(forms)
}

function tried(rest: readonly string[]): Suggestion | null {
  let at = 0
  while (at < 3 && /^(?:to|and|also|just|first|please)$/.test(rest[at] ?? '')) at += 1
  const forms = actionForms(rest[at])
  if (forms) return from(forms)
  if (isCommand(rest[at])) return trial({ lemma: rest[at] ?? 'try', kind: commandKind(rest.slice(at)) })
  return TRIAL_NOUNS.test(rest[at] ?? '') ? trial() : null
}

function actionOf(rest: readonly string[]): Suggestion | null {
  for (const word of rest.slice(0, 5)) {
    if (word === 'try') return tried(rest.slice(rest.indexOf('try') + 1)) ?? trial()
    if (word === 'use') return trial({ lemma: 'use', kind: 'fix' })
    if (word === 'make' && rest.includes('sure')) return trial({ lemma: 'check' })
    if (isCommand(word)) return trial({ lemma: word, kind: commandKind(rest.slice(rest.indexOf(word))) })
    const forms = actionForms(word)
    if (forms)
      return forms.base || (forms.past && /^(?:have|had|has)$/.test(rest[0] ?? '')) ? from(forms) : null
    if (!ADVERBS.has(word)) return null
  }
  return null
}

/** "you should update it", "can you ping the gateway?", "have you tried a cable?", "did you check the log?" */
function addressed(rest: readonly string[], { question }: Clause): Suggestion | null {
  const [first = '', second = ''] = rest
  const you = second === 'you' || second === 'we'
  if (you && /^(?:can|could|would|will)$/.test(first)) return actionOf(rest.slice(2))
  if (you && /^(?:have|did|do|had)$/.test(first)) {
    const found = rest.includes('tried') || rest.includes('try') ? experience(rest) : actionOf(rest.slice(2))
    // "Did you install X?" asks for a fact as often as for a step.
    // "Did you install it?" asks how it came to be.
    const history = found?.kind === 'fix' && !rest.includes('tried') && !rest.includes('try')
    return found && { ...found, experience: question, weak: found.weak || history }
  }
  if ((first === 'you' || first === 'we') && (MODALS.has(second) || second === "'d" || second === 'need'))
    return /^(?:have|had)$/.test(second) && rest[2] !== 'to' && rest[2] !== 'better'
      ? null
      : actionOf(rest.slice(2))
  if (/^(?:you'd|you'll|we'd)$/.test(first)) return actionOf(rest.slice(1))
  if (/^(?:can|could|may)$/.test(first) && (second === 'i' || second === 'we') && rest.includes('see'))
    return trial({ lemma: 'show' })
  if ((first === 'if' || (first === 'when' && question)) && second === 'you') {
    const forms = actionForms(rest[2])
    return (forms?.base && (question || !forms.action.leads)) || rest[2] === 'do' || rest[2] === 'try'
      ? { ...(forms ? from(forms) : trial()), weak: true }
      : null
  }
  return null
}

function experience(rest: readonly string[]): Suggestion {
  const at = rest.findIndex(word => word === 'tried' || word === 'try')
  const forms = actionForms(rest[at + 1])
  return forms ? from(forms) : trial()
}

/** "how about another port", "I'd reinstall it", "it may be worth updating", "why don't you boot from a stick?" */
function idea(rest: readonly string[], line: string, { question }: Clause): Suggestion | null {
  const [first = '', second = ''] = rest
  if (/^(?:how|what) about\b/.test(line))
    return doing(rest.slice(2)) ?? trial({ weak: question && rest.length < 4 })
  if (/^why (?:don't|not)\b/.test(line))
    return actionOf(rest.slice(2).filter(word => word !== 'you' && word !== 'we'))
  if (/^(?:i|i'd|i'll|my|we)\b/.test(line)) {
    const advice = /\b(?:suggest|recommend|advise|advice|suggestion)\b/.exec(line)
    if (advice) return doing(rest.slice(rest.indexOf(advice[0]) + 1)) ?? trial()
    if (first === "i'd" || (first === 'i' && second === 'would'))
      return actionOf(rest.slice(first === "i'd" ? 1 : 2))
    return null
  }
  if (
    /^(?:it(?:'s| is| may be| might be| would be)|may be|might be|is) (?:also )?(?:worth|best|better|good|an idea|useful)\b/.test(
      line,
    )
  )
    return doing(rest.slice(2)) ?? null
  if (/^(?:the )?(?:next|another|one more|last) (?:thing|step|option|idea)\b/.test(line))
    return doing(rest.slice(2))
  if (/^(?:best|better|easiest|quickest) (?:to|is|thing|bet|way)\b/.test(line)) return doing(rest.slice(1))
  if (/^(?:need|needs|worth|consider|go for|suggest|recommend)\b/.test(line)) return doing(rest.slice(1))
  return null
}

/** "Settings > Accounts > Sync now" leads somewhere. */
const path = ({ text, question }: Clause): Suggestion | null =>
  !question && /[\p{L}\d)] ?(?:>|→|->) ?[\p{L}"“]/u.test(text) && !/^\s*[$#>]/.test(text)
    ? trial({ lemma: 'use', kind: 'fix', leads: true })
    : null

/** "beamforming off too", "direct_media=no?": the state that something should have. */
const state = (rest: readonly string[], { text, question }: Clause): Suggestion | null =>
  /^["“`]?[a-z][\w. -]{2,40} ?= ?[^\s=]{1,30}["”`]?(?: too)?\s*[?.!]*$/i.test(text) ||
  (rest.length >= 2 &&
    rest.length <= 5 &&
    /^(?:off|disabled)$/.test(rest.filter(word => !/^(?:too|then|first|also)$/.test(word)).at(-1) ?? '') &&
    !rest.some(word => DESCRIBES.test(word)))
    ? trial({ lemma: 'set', kind: 'fix', weak: question })
    : null

/** The first verb of repair or diagnosis within reach, in whatever form. */
function doing(rest: readonly string[]): Suggestion | null {
  for (const word of rest.slice(0, 6)) {
    const forms = actionForms(word)
    if (forms && (forms.ing || forms.base)) return from(forms)
    if (word === 'using' || word === 'trying' || word === 'use') return trial()
  }
  return null
}

/** A question whose answer is the result of a test: "do you see the printer there?", "is the cable plugged in?" */
function askedTest(rest: readonly string[], line: string, { question }: Clause): Suggestion | null {
  if (!question) return null
  if (FACT_QUESTION.test(line))
    return commandNamed(rest.slice(0, 6)) !== null || OUTPUT_ASKED.test(line)
      ? trial({ lemma: 'check', weak: true })
      : null
  if (/^(?:is|are|was|were) there\b/.test(line)) return null
  if (/^(?:are you|you're|you|and you're) (?:sure|certain|positive)\b/.test(line))
    return trial({ lemma: 'check', weak: true })
  if (/^(?:any|anything|some) .*\b(?:logs?|errors?|events?)\b/.test(line))
    return trial({ lemma: 'check', weak: true })
  const asks = /^(?:do|does|did|is|are|can|will|has|have|what does)\b/.test(line)
  if (asks && rest.some(word => ANSWERABLE.has(word))) return trial({ lemma: 'check', weak: true })
  if (ELSEWHERE_ASKED.test(line)) return trial({ lemma: 'check', weak: true })
  if (rest.length > 9 || FACT_NOUN.test(line)) return null
  if (ALTERNATIVE.test(line)) return trial({ weak: false })
  return SHOWN.test(line) || (!SAYS.test(line) && rest.slice(1).some(word => ANSWERABLE.has(word)))
    ? trial({ lemma: 'check', weak: true })
    : null
}
