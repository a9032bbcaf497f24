/** What the reader of a conversation needs to know of a message. */
export type ReadMessage = {
  id: string
  author: string
  role: 'technician' | 'copilot' | 'client' | 'other'
  text: string
}

/** `asker`: has the problem or reports for who has it. `helper`: suggests. `bystander`: talks to someone else, or a bot. */
export type Side = 'asker' | 'helper' | 'bystander'

/** One statement: a sentence or a part of one that stands for itself. */
export type Clause = {
  text: string
  words: readonly string[]
  /** The words with one space between them: what most patterns are looked for in. */
  line: string
  sentence: number
  /** Ends the question mark's sentence. */
  question: boolean
  /** Opens an entry of a list or a paragraph. */
  bullet: boolean
  /** Stands in an entry of a list. */
  item: boolean
}

export type Turn = {
  id: string
  author: string
  side: Side
  /** Whom it speaks to, where it says so. */
  to: string | null
  /** What was said, without quotations and names in front. */
  text: string
  clauses: readonly Clause[]
}

export type Verdict = 'worked' | 'failed' | 'partial' | 'inconclusive'
export type ExtractedOutcome = Verdict | 'proposed'
export type StepKind = 'fix' | 'check'

export type ExtractedStep = {
  text: string
  kind: StepKind
  outcome: ExtractedOutcome
  /** Messages that suggest the step, then those that report it, each in the order of the conversation. */
  proposedIn: string[]
  reportedIn: string[]
}
