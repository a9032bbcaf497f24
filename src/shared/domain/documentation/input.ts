import type { Handoff } from '../../contract/handoffs.ts'
import type { Message, SessionSummary, Step } from '../../contract/sessions.ts'

/** What a note tells of a hand-off. */
export type HandoffFacts = Pick<
  Handoff,
  | 'number'
  | 'status'
  | 'reason'
  | 'watchLevel'
  | 'impact'
  | 'target'
  | 'createdBy'
  | 'createdAt'
  | 'claimedBy'
  | 'claimedAt'
  | 'endedAt'
>

export type DocumentationInput = {
  session: Pick<
    SessionSummary,
    | 'title'
    | 'problem'
    | 'client'
    | 'ticketRef'
    | 'status'
    | 'owner'
    | 'createdBy'
    | 'createdAt'
    | 'resolvedAt'
    | 'resolution'
  >
  messages: readonly Message[]
  steps: readonly Step[]
  handoffs: readonly HandoffFacts[]
  /** When the documentation is written. */
  at: string
}
