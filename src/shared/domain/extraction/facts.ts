import { errorIn, eventsIn } from './error-texts.ts'
import { isKindOfThing, isProduct } from './products.ts'
import { reportIn } from './reports.ts'
import { FACT_WORDS_MAX, firstWords } from './short.ts'
import { systemsIn } from './systems.ts'
import type { Clause, Turn } from './types.ts'
import { wordsOf } from './words.ts'

const FACTS_MAX = 60
// What stands beyond that in one message is a listing.
const PER_OPENING = 8
const PER_MESSAGE = 5
const CITED_MAX = 5
const FACT_ASKED =
  /^(?:so |and |ok |also )*(?:which|what|whats|what's|how old|how much|is it|is this|are you (?:on|using|running)|do you (?:have|use))\b/
// "Wired or wireless?", "driver version?"
const FACT_CHOSEN =
  /\b\S+ or \S+|^(?:\S+ ){0,3}(?:versions?|release|model|distro|edition|os|provider|brand|make|chip(?:set)?|card)$/
const NO_ANSWER =
  /^(?:ok|okay|thanks|yes|no|sure|sorry|hi|hello|i don't|not sure|nothing|how|what|where|why|it says|to|oh|as|check)\b/

export type MessageFact = {
  kind: 'error' | 'system'
  text: string
  /** What makes it a fact: a version, a product, a kind of thing. Empty for an error text. */
  names: string[]
  ids: string[]
}

type Candidate = { kind: 'error' | 'system'; text: string; names: string[] | null }

/** Versions, products, settings and error texts as the one with the problem wrote them, at most eight words each. */
export function factsTold(turns: readonly Turn[]): MessageFact[] {
  const facts = new Map<string, MessageFact>()
  const named = new Set(turns.map(turn => turn.author))
  let opening = true
  let askedBy: string[] = []
  for (const turn of turns) {
    if (turn.side === 'helper') {
      opening = false
      askedBy = askedBy.filter(name => name !== turn.author)
      if (turn.clauses.some(asksFact)) askedBy.push(turn.author)
    }
    if (turn.side !== 'asker' || facts.size >= FACTS_MAX) continue
    const answers = askedBy.length > 0 && (turn.to === null || askedBy.includes(turn.to))
    const found = [...(answers ? answerIn(turn) : []), ...factsIn(turn, opening)]
    if (answers) askedBy = turn.to === null ? [] : askedBy.filter(name => name !== turn.to)
    for (const candidate of found.slice(0, opening ? PER_OPENING : PER_MESSAGE)) {
      add(candidate, turn.id, facts, named)
    }
  }
  return [...facts.values()]
}

const asksFact = ({ question, words, line }: Clause) => {
  return question && (FACT_ASKED.test(line) || (words.length <= 10 && FACT_CHOSEN.test(line)))
}

function add(
  { kind, text, names }: Candidate,
  id: string,
  facts: Map<string, MessageFact>,
  named: Set<string>,
) {
  const key = keyOf(text)
  const known = facts.get(key)
  if (known) {
    if (!known.ids.includes(id) && known.ids.length < CITED_MAX) known.ids.push(id)
    return
  }
  // A product is told once; only a version or a setting says more.
  if (names?.every(name => named.has(name))) return
  for (const other of facts.keys()) if (other.includes(key)) return
  for (const name of names ?? []) named.add(name)
  facts.set(key, { kind, text, names: names ?? [], ids: [id] })
}

const keyOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A short answer to "which …?" is a fact as it stands. */
function answerIn({ clauses }: Turn): Candidate[] {
  const [first] = clauses
  if (!first || first.question || first.words.length > FACT_WORDS_MAX || NO_ANSWER.test(first.line)) return []
  const report = reportIn(first, false)
  if (report !== null && report.stance !== 'perhaps') return []
  // An answer that names no thing is talk.
  const tells = first.words.some(word => /\d/.test(word) || isProduct(word) || isKindOfThing(word))
  if (!tells) return []
  const names = first.words.filter(word => word.length > 1)
  return [{ kind: 'system', text: firstWords(first.text), names }]
}

function factsIn(turn: Turn, opening: boolean): Candidate[] {
  const found: Candidate[] = eventsIn(turn.text).map(text => ({ kind: 'error', text, names: null }))
  for (const clause of turn.clauses) {
    const error = errorIn(clause)
    if (error) found.push({ kind: 'error', text: error, names: null })
    const told = error ? beforeError(clause, error) : clause
    if (!told.question)
      for (const system of systemsIn(told, opening)) found.push({ kind: 'system', ...system })
  }
  return found
}

/** "The LaserJet 4 says …" names a thing as well. */
function beforeError(clause: Clause, error: string): Clause {
  const text = clause.text.slice(0, Math.max(0, clause.text.indexOf(error)))
  const words = wordsOf(text)
  return { ...clause, text, words, line: words.join(' ') }
}
