import type { Snapshot } from '../../src/shared/contract/handoffs.ts'
import type { MessageRole } from '../../src/shared/contract/sessions.ts'

/** One labelled conversation, as far as the prediction may see it. */
export type GoldConversation = {
  id: string
  messages: { n: number; speaker: string; role: 'asker' | 'helper'; text: string }[]
  gold: { cut_at: number }
}

export type Prediction = {
  id: string
  problem: { messageNumbers: number[] }
  environment: { fact: string; messageNumbers: number[] }[]
  steps: { what: string; outcome: string; messageNumbers: number[] }[]
}

// Helpers of a public chat are many, and bystanders are among them: nobody's technician.
const ROLES: Record<'asker' | 'helper', MessageRole> = { asker: 'client', helper: 'other' }

/** The messages up to the cut, as `POST /ai-sessions/import` takes them. */
export const transcriptOf = ({ messages, gold }: GoldConversation) =>
  messages
    .filter(({ n }) => n <= gold.cut_at)
    .map(({ speaker, role, text }) => ({
      author: speaker.trim().slice(0, 120) || role,
      role: ROLES[role],
      text: text.trim() === '' ? '(empty)' : text,
    }))

/** A snapshot in the scorer's format. `places` are the positions of the messages by their ids, from 1. */
export function fromSnapshot(
  id: string,
  { problem, environment, tried, notTried }: Snapshot,
  places: ReadonlyMap<string, number>,
): Prediction {
  const numbers = (citations: Snapshot['problem']['citations']) =>
    citations.flatMap(citation => places.get(citation.id) ?? [])
  return {
    id,
    problem: { messageNumbers: numbers(problem.citations) },
    environment: environment.map(({ text, citations }) => ({
      fact: text,
      messageNumbers: numbers(citations),
    })),
    steps: [
      ...tried.map(({ text, outcome, citations }) => ({
        what: text,
        outcome,
        messageNumbers: numbers(citations),
      })),
      ...notTried.map(({ text, citations }) => ({
        what: text,
        outcome: 'proposed_not_tried',
        messageNumbers: numbers(citations),
      })),
    ],
  }
}
