import type { Citation, Snapshot, Statement } from '../../contract/handoffs.ts'

/** Something that the session tells, with where it stands. */
export type Evidence = { text: string; folded: string; citations: readonly Citation[]; from: Source }
type Source = 'problem' | 'environment' | 'step' | 'message'

/** What a pattern is searched in, and what was found of it. */
export type EvidenceBook = {
  /** Every piece of evidence that a pattern is found in, in the order of the snapshot. */
  findAll(pattern: RegExp): readonly Evidence[]
}

const CITATIONS_MAX = 3
// A pattern is read by a person who has seconds; what stands deep inside of a pasted log is not what they meant.
const SCANNED_PER_TEXT = 1_500
const SCANNED_MAX = 20_000

/** Lower case, with the quotes that keyboards have: what every pattern is written for. */
export const fold = (text: string): string => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

/**
 * All that counts as evidence: what people wrote and did. Not what the copilot says, which is a guess; not what was
 * skipped or is only proposed; not what was written off.
 */
export function readEvidence({ problem, environment, tried, lastMessages }: Snapshot): EvidenceBook {
  const all: Evidence[] = []
  let left = SCANNED_MAX
  const add = (from: Source, text: string, citations: readonly Citation[]) => {
    const scanned = text.slice(0, Math.min(SCANNED_PER_TEXT, left))
    left -= scanned.length
    if (scanned) all.push({ text: scanned, folded: fold(scanned), citations, from })
  }
  add('problem', problem.text, problem.citations)
  const guesses = new Set(
    lastMessages
      .filter(({ role }) => role === 'copilot')
      .flatMap(({ citations }) => citations.map(({ id }) => id)),
  )
  for (const { text, citations } of environment)
    if (citations.length === 0 || citations.some(({ id }) => !guesses.has(id)))
      add('environment', text, citations)
  for (const { role, text, citations } of lastMessages)
    if (role !== 'copilot') add('message', text, citations)
  // The latest of very many steps first: the budget ends somewhere.
  for (const { text, note, outcome, citations } of tried.toReversed())
    if (outcome !== 'skipped') add('step', note ? `${text}\n${withoutRuledOut(note)}` : text, citations)

  // One search over all of it decides most patterns: they are not there.
  const joined = all.map(({ folded }) => folded).join('\n\n')
  return {
    findAll: pattern => (pattern.test(joined) ? all.filter(({ folded }) => pattern.test(folded)) : []),
  }
}

const withoutRuledOut = (note: string) => note.replace(/\brule[sd] out\b[^.;!?\n]*[.;!?]?/gi, '')

/** The sources of several pieces of evidence: each once, the first few. */
export function sourcesOf(evidence: readonly { citations: readonly Citation[] }[]): Citation[] {
  const sources = new Map<string, Citation>()
  for (const { citations } of evidence) for (const citation of citations) sources.set(citation.id, citation)
  return [...sources.values()].slice(0, CITATIONS_MAX)
}

/** A statement with its sources; without any it says of itself that nothing supports it. */
export const stated = (text: string, evidence: readonly { citations: readonly Citation[] }[]): Statement => {
  const citations = sourcesOf(evidence)
  return { text, citations, supported: citations.length > 0 }
}
