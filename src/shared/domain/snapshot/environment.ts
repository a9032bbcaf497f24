import type { Citation, Snapshot } from '../../contract/handoffs.ts'
import type { Message, Step } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'
import type { MessageFact } from '../extraction/facts.ts'
import { withoutQuotations } from '../extraction/turns.ts'
import { FACT_KINDS, type FactKind, findFacts } from './fact-patterns.ts'
import { messageCitations } from './told-steps.ts'

const FACTS_MAX = 12
const CITATIONS_MAX = 5
const WORDS_MAX = 8
const FACT_MAX = 80
// Bounds the work, whatever was pasted.
const SCANNED_PER_TEXT = 4_000
const SCANNED_MAX = 2_000_000
// Each is compared with each: a session full of different codes must not make that slow.
const PARTS_MAX = 100
const BETWEEN = '\n\u0000\n'

type Source = { text: string; citation: Citation | null }
type Found = { kind: FactKind; text: string; citations: Citation[] }

/**
 * Error codes, systems with their versions, and machines: word for word as they were written, most telling kind
 * first, each once, citing where it stands. A fact that stands in the problem alone cites nothing.
 */
export function environmentFacts(
  problem: string,
  messages: readonly Message[],
  steps: readonly Step[],
  told: readonly MessageFact[],
): Snapshot['environment'] {
  const known = collect(scannable([...sources(problem, messages, steps)]))
  const facts = [...known, ...told.filter(fact => saysMore(fact, known)).map(fromMessage)]
  return FACT_KINDS.flatMap(({ kind, most }) =>
    withoutParts(facts.filter(fact => fact.kind === kind)).slice(0, most),
  )
    .slice(0, FACTS_MAX)
    .map(({ text, citations }) => ({ text, citations }))
}

/** A stretch around what is told already adds nothing: "the fault 0x80070005 came up on PC01". */
function saysMore({ kind, text, names }: MessageFact, known: readonly Found[]): boolean {
  const inside = known.filter(fact =>
    padded(text.replace(/[^\p{L}\p{N}.-]+/gu, ' ')).includes(padded(fact.text)),
  )
  if (inside.length === 0) return true
  if (kind === 'error') return inside.every(fact => fact.text.length < text.length / 2)
  const told = inside.map(fact => fact.text.toLowerCase()).join(' ')
  return names.some(name => !told.includes(name))
}

const fromMessage = ({ kind, text, ids }: MessageFact): Found => ({
  kind,
  text: short(text),
  citations: messageCitations(ids).slice(0, CITATIONS_MAX),
})

function* sources(problem: string, messages: readonly Message[], steps: readonly Step[]): Generator<Source> {
  yield { text: problem, citation: null }
  for (const step of steps) {
    const text = step.note === null ? step.text : `${step.text}\n${step.note}`
    yield { text, citation: { kind: 'step', id: step.id } }
  }
  for (const message of messages)
    yield { text: withoutQuotations(message.text), citation: { kind: 'message', id: message.id } }
}

function scannable(all: Source[]): Source[] {
  let left = SCANNED_MAX
  return all.map(({ text, citation }) => {
    const scanned = wholeWords(text, Math.min(SCANNED_PER_TEXT, left))
    left -= scanned.length
    return { text: scanned, citation }
  })
}

/**
 * All texts are searched as one: a search a text took 214 ms for 5,000 messages where this takes 60. No pattern
 * reaches over what stands between two texts.
 */
function collect(all: Source[]): Found[] {
  const found = new Map<string, Found>()
  const ends: number[] = []
  for (const { text } of all) ends.push((ends.at(-1) ?? 0) + text.length + BETWEEN.length)
  const joined = all.map(source => source.text).join(BETWEEN)
  let place = 0
  let reached = 0
  for (const { kind, text, index } of findFacts(joined)) {
    // Each pattern begins at the first text again.
    if (index < reached) place = 0
    reached = index
    while (index >= (ends[place] ?? Number.POSITIVE_INFINITY)) place += 1
    // "error: 26" and "Error 26" are one fact.
    const key = text.toLowerCase().replace(/[:#]/g, '')
    const fact = found.get(key) ?? { kind, text: short(text), citations: [] }
    found.set(key, fact)
    cite(fact, all[place]?.citation ?? null)
  }
  return [...found.values()]
}

function cite({ citations }: Found, citation: Citation | null) {
  if (citation === null || citations.length === CITATIONS_MAX) return
  if (!citations.some(known => known.id === citation.id)) citations.push(citation)
}

/** Drops "Windows 11" where "Windows 11 23H2" is told as well. */
const withoutParts = (facts: Found[]): Found[] =>
  facts
    .slice(0, PARTS_MAX)
    .filter(
      ({ text }, _index, compared) =>
        !compared.some(other => other.text.length > text.length && padded(other.text).includes(padded(text))),
    )

const padded = (text: string) => ` ${text.toLowerCase()} `

/** The beginning of a text, never with half a code or number at its end. */
function wholeWords(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max)
  return cut.slice(0, Math.max(0, cut.search(/\s\S*$/)))
}

const short = (text: string) => clip(text.split(/\s+/).slice(0, WORDS_MAX).join(' '), FACT_MAX)
