import type { SimilarSession } from '../../../shared/contract/copilot.ts'
import { clip } from '../../../shared/domain/clip.ts'
import type { SimilarRow } from './find-similar.ts'

const RESOLUTION_MAX = 600
const SNIPPET_MAX = 240
const BEFORE_FIRST = 40
const WORDS_MAX = 6
const START = '\u0002'
const STOP = '\u0003'

/** A similar session with why it is similar. */
export function presentSimilar(row: SimilarRow): SimilarSession {
  const pieces = piecesOf(row.marked ?? '')
  // The title stands above it.
  const body = piecesOf((row.marked ?? '').slice(`${row.marked ?? ''}\n`.indexOf('\n') + 1))
  return {
    session: {
      id: row.id,
      title: row.title,
      client: row.client,
      resolvedAt: row.resolved_at.toISOString(),
    },
    resolution: clip(row.resolution, RESOLUTION_MAX),
    worked: row.worked,
    why: { codes: row.codes, words: wordsOf(pieces), sameClient: row.same_client },
    snippet: snippetOf(body),
  }
}

type Piece = SimilarSession['snippet'][number]

function piecesOf(marked: string): Piece[] {
  return marked.split(START).flatMap((part, index) => {
    if (index === 0) return part ? [{ text: part, shared: false }] : []
    const end = part.indexOf(STOP)
    const [word, rest] = end < 0 ? [part, ''] : [part.slice(0, end), part.slice(end + 1)]
    return [{ text: word, shared: true }, ...(rest ? [{ text: rest, shared: false }] : [])]
  })
}

function wordsOf(pieces: readonly Piece[]): string[] {
  const words = new Map<string, string>()
  for (const { text, shared } of pieces)
    if (shared && !words.has(text.toLowerCase())) words.set(text.toLowerCase(), text)
  return [...words.values()].slice(0, WORDS_MAX)
}

/** The densest stretch: what begins shortly before the shared word that most others follow closely. */
function snippetOf(pieces: readonly Piece[]): Piece[] {
  const starts: number[] = []
  let at = 0
  const places = pieces.map(({ text, shared }) => {
    const place = at
    at += text.length
    if (shared) starts.push(place)
    return place
  })
  const inReach = (from: number) =>
    starts.filter(start => start >= from && start < from + SNIPPET_MAX - BEFORE_FIRST)
  const first = starts.reduce<number | undefined>(
    (best, start) => (best === undefined || inReach(start).length > inReach(best).length ? start : best),
    undefined,
  )
  const from = Math.max(0, (first ?? 0) - BEFORE_FIRST)
  const to = from + SNIPPET_MAX
  const cut = pieces.flatMap(({ text, shared }, index) => {
    const place = places[index] ?? 0
    const inside = text.slice(Math.max(0, from - place), Math.max(0, to - place)).replace(/\s+/g, ' ')
    return inside ? [{ text: inside, shared }] : []
  })
  const [head] = cut
  if (head && from > 0 && !head.shared) head.text = `…${head.text.replace(/^\S*\s/, '')}`
  const tail = cut.at(-1)
  if (tail && to < at && !tail.shared) tail.text = `${tail.text.replace(/\s\S*$/, '')}…`
  return cut
}
