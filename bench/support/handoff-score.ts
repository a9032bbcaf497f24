import type { Snapshot } from '../../src/shared/contract/handoffs.ts'
import type { Message, MessageRole } from '../../src/shared/contract/sessions.ts'
import { makeSnapshot } from '../../src/shared/domain/snapshot.ts'

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

/** Which role of a session the two sides of a labelled conversation get. */
export type Roles = Record<'asker' | 'helper', MessageRole>

const AT = '2026-01-01T00:00:00.000Z'
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const numberOf = (id: string) => Number(id.slice(-12))
const numbersOf = (citations: Snapshot['problem']['citations']) => citations.map(({ id }) => numberOf(id))

/** The messages up to the cut, as an imported session holds them. */
export function visibleMessages({ messages, gold }: GoldConversation, roles: Roles): Message[] {
  return messages
    .filter(({ n }) => n <= gold.cut_at)
    .map(({ n, speaker, role, text }) => ({
      id: idOf(n),
      sessionId: idOf(0),
      ordinal: n,
      author: { id: null, name: speaker },
      role: roles[role],
      text,
      at: new Date(Date.parse(AT) + n * 60_000).toISOString(),
    }))
}

/** What a hand-off at the cut would say, in the scorer's format: message numbers are positions. */
export function predict(conversation: GoldConversation, roles: Roles): Prediction {
  const messages = visibleMessages(conversation, roles)
  const snapshot = makeSnapshot({
    session: { problem: messages[0]?.text ?? '', createdAt: AT },
    messages,
    steps: [],
    at: AT,
  })
  return fromSnapshot(conversation.id, snapshot, numbersOf)
}

/** A snapshot in the scorer's format. `toNumbers` turns citations into positions of messages. */
export function fromSnapshot(
  id: string,
  { problem, environment, tried, notTried }: Snapshot,
  toNumbers: (citations: Snapshot['problem']['citations']) => number[],
): Prediction {
  return {
    id,
    problem: { messageNumbers: toNumbers(problem.citations) },
    environment: environment.map(({ text, citations }) => ({
      fact: text,
      messageNumbers: toNumbers(citations),
    })),
    steps: [
      ...tried.map(({ text, outcome, citations }) => ({
        what: text,
        outcome,
        messageNumbers: toNumbers(citations),
      })),
      ...notTried.map(({ text, citations }) => ({
        what: text,
        outcome: 'proposed_not_tried',
        messageNumbers: toNumbers(citations),
      })),
    ],
  }
}
