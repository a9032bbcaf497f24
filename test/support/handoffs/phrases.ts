import { readFileSync } from 'node:fs'
import { extract } from '../../../src/shared/domain/extraction/extract.ts'
import type { ExtractedOutcome, ReadMessage } from '../../../src/shared/domain/extraction/types.ts'

export type Phrase = {
  said: string
  outcome: ExtractedOutcome
  messages: ReadMessage[]
  /** The message that suggests the step, or tells of it. */
  judged: string
  /** One in three: rules are made for the errors of the others alone. */
  aside: boolean
}

const ROLES = { A: 'client', H: 'other' } as const
const ENTRY = /^(worked|failed|partial|inconclusive|proposed): (.+)$/

/**
 * The ways to tell an end in `phrases.txt`, each within its frame. `> A: text | *H: text | A: {}` is a frame: who has the
 * problem, who helps, the message of the step that is judged (`*`), and where the words of the entries below go.
 */
export function readPhrases(): Phrase[] {
  const text = readFileSync(new URL('phrases.txt', import.meta.url), 'utf8')
  const phrases: Phrase[] = []
  let frame: string[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('> ')) frame = line.slice(2).split(' | ')
    else if (line.trim() !== '' && !line.startsWith('#')) phrases.push(phraseOf(line, frame, phrases.length))
  }
  return phrases
}

function phraseOf(line: string, frame: readonly string[], place: number): Phrase {
  const [, outcome, said] = ENTRY.exec(line) ?? []
  if (outcome === undefined || said === undefined) throw new Error(`phrases.txt: ${line}`)
  return {
    said,
    outcome: outcome as ExtractedOutcome,
    messages: frame.map(messageOf(said)),
    judged: `m${frame.findIndex(part => part.startsWith('*'))}`,
    aside: place % 3 === 2,
  }
}

const messageOf = (said: string) => (part: string, index: number) => {
  const [, author, text = ''] = /^\*?([AH]): (.*)$/.exec(part) ?? []
  if (author !== 'A' && author !== 'H') throw new Error(`phrases.txt: ${part}`)
  return { id: `m${index}`, author, role: ROLES[author], text: text.replace('{}', () => said) }
}

/** The outcome that the rules read. A question that nobody answered is no step, so nothing was tried. */
export function readOutcome({ messages, judged }: Phrase): ExtractedOutcome {
  const step = extract(messages).steps.find(
    ({ proposedIn, reportedIn }) => proposedIn.includes(judged) || reportedIn.includes(judged),
  )
  return step?.outcome ?? 'proposed'
}
