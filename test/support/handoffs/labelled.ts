import { readFileSync } from 'node:fs'
import type { Message } from '../../../src/shared/contract/sessions.ts'

type Outcome = 'worked' | 'failed' | 'partial' | 'inconclusive' | 'proposed_not_tried'
export type LabelledStep = { what: string; outcome: Outcome; numbers: number[]; tried: boolean }
/** A made-up conversation with what a reader finds in it. Numbers are places of messages, from 1. */
export type Labelled = {
  id: string
  messages: Message[]
  problem: number[]
  environment: { fact: string; number: number }[]
  steps: LabelledStep[]
}

export type CorpusName = 'seen' | 'unseen'

const AT = '2026-01-01T00:00:00.000Z'
const SAID = /^(A|H\d?): (.*)$/
const STEP =
  /^(?:fix|check) (.*) P(\S*)(?: R(\S+))? = (worked|failed|partial|inconclusive|proposed_not_tried)$/

/**
 * The conversations of a file beside this one, all invented. `A:` has the problem, `H:` and `H2:`
 * help, `|` goes on with the
 * message above; below stand the labels: `problem 1`, `env FACT @PLACE`, and
 * `fix WHAT P(proposed in) R(reported in) = OUTCOME`. Throws on a line that is none of these.
 */
export function readLabelled(name: CorpusName): Labelled[] {
  const text = readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8')
  return text.split(/^== /m).slice(1).map(readOne)
}

function readOne(block: string): Labelled {
  const [id = '', ...lines] = block.split('\n')
  const read: Labelled = { id, messages: [], problem: [], environment: [], steps: [] }
  for (const line of lines) if (line.trim() !== '') readLine(line, read)
  return read
}

function readLine(line: string, { id, messages, problem, environment, steps }: Labelled) {
  const said = SAID.exec(line)
  const step = STEP.exec(line)
  const fact = /^env (.*) @(\d+)$/.exec(line)
  const last = messages.at(-1)
  if (said) messages.push(messageOf(messages.length + 1, said[1] ?? 'A', said[2] ?? ''))
  else if (line.startsWith('| ') && last) last.text += `\n${line.slice(2)}`
  else if (line.startsWith('problem ')) problem.push(...numbers(line.slice(8)))
  else if (fact) environment.push({ fact: fact[1] ?? '', number: Number(fact[2]) })
  else if (step) {
    const [, what = '', proposed, reported, outcome] = step
    steps.push({
      what,
      outcome: outcome as Outcome,
      numbers: [...numbers(proposed), ...numbers(reported)],
      tried: outcome !== 'proposed_not_tried',
    })
  } else throw new Error(`${id}: cannot read “${line}”`)
}

const numbers = (list = '') => list.split(',').filter(Boolean).map(Number)

const NAMES: Record<string, string> = { A: 'Ava', H: 'Hugo', H2: 'Ines' }

const messageOf = (n: number, by: string, text: string): Message => ({
  id: `m${n}`,
  sessionId: 's',
  ordinal: n,
  author: { id: null, name: NAMES[by] ?? by },
  role: by === 'A' ? 'client' : 'other',
  text,
  at: AT,
})
