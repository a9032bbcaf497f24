import type { MessageRole } from '../../contract/sessions.ts'
import type { Flow } from './schema.ts'
import { phrases, tellingWords } from './words.ts'

export type FlowQuery = {
  title: string
  problem: string
  messages: readonly { role: MessageRole; text: string }[]
}

export type FlowMatch = {
  flow: Flow
  score: number
  /** The words of the session that led to the flow, the heaviest first, as they were written there. */
  words: string[]
  reason: string
}

// Okapi BM25. The collection counts as this large at least, so that a word in one of three flows already tells much.
const COLLECTION_MIN = 20
const SATURATION = 1.2
const LENGTH_SHARE = 0.4
const WEIGHT = { keyword: 3, title: 2, symptom: 1 }
// Tuned on sentences about other things: none of them may find a flow.
const SCORE_MIN = 7
/** A flow far behind the best one is noise. */
const SHARE_OF_BEST = 0.35
const MATCHES_MAX = 5
const WORDS_TOLD = 6
// Pasted logs hold every word there is; what a problem is about is said early.
const MESSAGE_MAX = 1_500
/** How many messages are read, from the first on; those of the copilot are not counted. */
export const MATCHED_MESSAGES_MAX = 20

/**
 * The flows that fit what a session says, best first, each with the words that told so. The same input gives the same
 * answer. A single word in common is no match unless it is a code such as `0x8004010f`; drafts never match; what the
 * copilot wrote does not count, or its own advice would confirm itself.
 */
export function matchFlows(flows: readonly Flow[], query: FlowQuery): FlowMatch[] {
  const documents = flows.filter(flow => !flow.draft).map(flow => ({ flow, terms: flowTerms(flow) }))
  const size = Math.max(documents.length, COLLECTION_MIN)
  const lengths = documents.map(document => sum(document.terms.values()))
  const averageLength = sum(lengths) / Math.max(documents.length, 1) || 1
  const asked = queryTerms(query)

  const matches: FlowMatch[] = []
  for (const [index, { flow, terms }] of documents.entries()) {
    const norm = 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[index] ?? 0)) / averageLength
    const hits: { word: string; score: number }[] = []
    for (const [term, { word, weight }] of asked) {
      const frequency = terms.get(term)
      if (frequency === undefined) continue
      const holding = documents.filter(document => document.terms.has(term)).length
      const rarity = Math.log(1 + (size - holding + 0.5) / (holding + 0.5))
      const saturated = (frequency * (SATURATION + 1)) / (frequency + SATURATION * norm)
      hits.push({ word, score: rarity * saturated * ((2 * weight) / (weight + 1)) })
    }
    hits.sort((a, b) => b.score - a.score || compare(a.word, b.word))
    const score = sum(hits.map(hit => hit.score))
    const words = [...new Set(hits.map(hit => hit.word))]
    if (score < SCORE_MIN && !words.some(isCode)) continue
    if (words.length < 2 && !words.some(isCode)) continue
    const told = withoutParts(words).slice(0, WORDS_TOLD)
    const reason = `The session speaks of ${told.map(word => `“${word}”`).join(', ')}`
    matches.push({ flow, score: Math.round(score * 100) / 100, words: told, reason })
  }
  matches.sort((a, b) => b.score - a.score || compare(a.flow.id, b.flow.id))
  const best = matches[0]?.score ?? 0
  return matches.filter(match => match.score >= best * SHARE_OF_BEST).slice(0, MATCHES_MAX)
}

/** A flow never changes, so its words are read once: with the seventeen of the product that was half of a match. */
const known = new WeakMap<Flow, ReadonlyMap<string, number>>()

function flowTerms(flow: Flow): ReadonlyMap<string, number> {
  const terms = known.get(flow) ?? readTerms(flow)
  known.set(flow, terms)
  return terms
}

/** How often a flow names each term, by the weight of the place. Keywords of several words count as a phrase too. */
function readTerms(flow: Flow): Map<string, number> {
  const terms = new Map<string, number>()
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight)
  for (const keyword of flow.keywords) {
    const words = tellingWords(keyword)
    for (const { stem } of [...words, ...phrases(words)]) add(stem, WEIGHT.keyword)
  }
  for (const { stem } of tellingWords(flow.title)) add(stem, WEIGHT.title)
  for (const symptom of flow.symptoms) for (const { stem } of tellingWords(symptom)) add(stem, WEIGHT.symptom)
  return terms
}

function queryTerms({ title, problem, messages }: FlowQuery) {
  const terms = new Map<string, { word: string; weight: number }>()
  const add = (term: string, word: string, weight: number) => {
    const known = terms.get(term)
    terms.set(term, { word: known?.word ?? word.toLowerCase(), weight: (known?.weight ?? 0) + weight })
  }
  const read = (text: string, weight: number) => {
    const words = tellingWords(text)
    for (const { stem, word } of [...words, ...phrases(words)]) add(stem, word, weight)
  }
  read(title, 1.5)
  read(problem, 1)
  for (const { role, text } of messages
    .filter(({ role }) => role !== 'copilot')
    .slice(0, MATCHED_MESSAGES_MAX))
    read(text.slice(0, MESSAGE_MAX), role === 'client' ? 0.6 : 0.4)
  return terms
}

/** "account" says nothing more beside "account locked". */
const withoutParts = (words: readonly string[]) =>
  words.filter(word => !words.some(other => other !== word && other.split(' ').includes(word)))
const isCode = (word: string) => /^(?=.*\d)(0x[0-9a-f]{6,}|[a-z]+\d{4,}|\d\.\d\.\d{1,3})$/.test(word)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
