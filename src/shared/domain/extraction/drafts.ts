import { commandNamed, isCommand } from './actions.ts'
import type { Clause, StepKind } from './types.ts'
import { type Cues, hasCue } from './verdicts.ts'
import { overlap, stem, termsOf } from './words.ts'

/** A step as it grows while the conversation is read. */
export type Draft = {
  text: string
  lemma: string
  kind: StepKind
  /** What is typed for it. */
  command: string | null
  terms: Set<string>
  proposedIn: string[]
  reportedIn: string[]
  /** Only asked for; counts when it was answered. */
  weak: boolean
  /** Asked as "have you tried …?" */
  experience: boolean
  /** Who suggested it last. */
  by: string | null
  /** Told in the opening message, before anybody helped. */
  opening: boolean
  /** What was said of its end, one entry a message, in order. */
  ends: { turn: string; cues: Cues }[]
}

// Stand for any verb.
export const GENERIC = new Set(['test', 'try', 'use', 'check', 'show', 'run'])
// Older steps are not meant by "tried that again"; the bound keeps long conversations linear.
const REACH = 40
const TERMS_MAX = 40
// "Unticked Archive" in answer to "exclude the archive folder": who says little means what was asked.
const FEW_TERMS = 3

const SAME_VERBS = [
  ['reboot', 'restart', 'relaunch', 'cycle', 'power'],
  ['replace', 'swap', 'exchange'],
  ['remove', 'delete', 'uninstall', 'purge', 'erase', 'clear'],
  ['reinstall', 'redo', 're-add', 'readd', 'recreate', 're-create'],
  ['update', 'upgrade', 'patch', 'install', 'flash', 'download'],
  [
    'change',
    'set',
    'put',
    'enter',
    'adjust',
    'switch',
    'edit',
    'modify',
    'configure',
    'increase',
    'decrease',
    'raise',
    'lower',
    'reduce',
  ],
  ['disable', 'turn', 'deactivate', 'stop', 'pause', 'switch'],
  ['enable', 'activate', 'start', 'turn', 'switch'],
  [
    'check',
    'verify',
    'confirm',
    'look',
    'inspect',
    'view',
    'show',
    'paste',
    'post',
    'see',
    'open',
    'read',
    'examine',
    'recheck',
    'review',
  ],
  ['test', 'try', 'run', 'use', 'launch', 'ping'],
]

export function sameVerb(a: string, b: string): boolean {
  return a === b || SAME_VERBS.some(group => group.includes(a) && group.includes(b))
}

export type Mention = {
  lemma: string
  kind: StepKind
  clause: Clause
  /** Told by the one who was asked to do something. */
  answers?: boolean
}

export const newDraft = ({ lemma, kind, clause }: Mention, change: Partial<Draft>): Draft => ({
  weak: false,
  experience: false,
  by: null,
  opening: false,
  text: clause.text,
  lemma,
  kind,
  command: commandNamed(clause.words),
  terms: new Set(termsOf(clause.words)),
  proposedIn: [],
  reportedIn: [],
  ends: [],
  ...change,
})

/** The step that a mention means, the latest first; null when it tells of a new one. */
export function findMeant(drafts: readonly Draft[], mention: Mention, focus: readonly Draft[]): Draft | null {
  const terms = termsOf(mention.clause.words)
  const bonus = mention.answers && terms.size <= FEW_TERMS ? 0.4 : 0.3
  const command = commandNamed(mention.clause.words)
  let best: { draft: Draft; score: number } | null = null
  const last = Math.max(0, drafts.length - REACH)
  for (let at = drafts.length - 1; at >= last; at -= 1) {
    const draft = drafts[at]
    if (!draft) continue
    const asked = focus.includes(draft)
    const score = otherFlags(draft, mention.clause.text, command)
      ? 0
      : likeness(draft, mention.lemma, terms, command, asked) + (asked ? bonus : 0)
    if (score >= 0.75 && (best === null || score > best.score)) best = { draft, score }
  }
  return best?.draft ?? null
}

/** 0 to about 1.3: shared words weigh most, the same verb adds, and one shared word alone is not enough. */
function likeness(
  draft: Draft,
  lemma: string,
  terms: ReadonlySet<string>,
  command: string | null,
  asked: boolean,
): number {
  if (draft.lemma !== lemma && isCommand(draft.lemma) && isCommand(lemma)) return 0
  if (command !== null && draft.command !== null)
    return command === draft.command && sameArguments(draft, terms, command, asked) ? 0.8 : 0
  const shares = overlap(draft.terms, terms)
  const verb = GENERIC.has(lemma)
    ? 0.15
    : draft.lemma === lemma
      ? 0.4
      : sameVerb(draft.lemma, lemma)
        ? 0.3
        : 0
  const smaller = Math.min(draft.terms.size, terms.size)
  if (smaller === 0) return draft.lemma === lemma ? 0.6 : 0
  const telling = smaller >= 2 || [...terms].some(term => /\d/.test(term) && draft.terms.has(term))
  return shares * (telling ? 0.8 : 0.5) + verb
}

const FLAGS = /(?<=\s)--?[a-z][\w-]*/gi

/** "import -f" and "import -F -n" are two steps. */
function otherFlags(draft: Draft, text: string, command: string | null): boolean {
  if (command === null || draft.command !== command) return false
  const [known, said] = [draft.text.match(FLAGS), text.match(FLAGS)]
  return known !== null && said !== null && known.join(' ') !== said.join(' ')
}

/** The same command with other arguments is another step, but "dd to the same disk" is asked for in words. */
function sameArguments(draft: Draft, terms: ReadonlySet<string>, command: string, asked: boolean): boolean {
  const rest = (all: ReadonlySet<string>) => new Set([...all].filter(term => term !== stem(command)))
  const [known, said] = [rest(draft.terms), rest(terms)]
  const other = [...said].some(term => /\d/.test(term) && !known.has(term))
  const typedOnlyNow = other && ![...known].some(term => /[\d/]/.test(term))
  if (asked && draft.reportedIn.length === 0 && typedOnlyNow) return true
  return !(other && known.size > 0) && (known.size === 0 || said.size === 0 || overlap(known, said) >= 0.34)
}

export function addTerms(draft: Draft, words: readonly string[]) {
  for (const term of termsOf(words)) if (draft.terms.size < TERMS_MAX) draft.terms.add(term)
}

export function cite(ids: string[], id: string) {
  if (!ids.includes(id)) ids.push(id)
}

/** Notes what a message says of the end of a step. */
export function noteEnd(draft: Draft, turn: string, cues: Cues, join: (a: Cues, b: Cues) => Cues) {
  const last = draft.ends.at(-1)
  if (last?.turn === turn) {
    // A test has its result once; what follows in the message is talk about it.
    if (draft.kind === 'fix' || !hasCue(last.cues)) last.cues = join(last.cues, cues)
  } else if (hasCue(cues) || cues.unclear) draft.ends.push({ turn, cues })
}
