import type { Citation, Snapshot } from '../../../../shared/contract/handoffs.ts'
import { clip } from '../../../../shared/domain/clip.ts'

/** One numbered piece of the snapshot, as the model is shown it. */
export type Piece = { n: number; kind: string; text: string; citations: Citation[] }

const TEXT_MAX = 600
const TRIED_MAX = 40
const OTHERS_MAX = 12

/**
 * The snapshot as numbered pieces, in an order that does not change: what the model cites is a number of this list. Names
 * of people are left out; nothing about a cause depends on them.
 */
export function piecesOf({
  problem,
  environment,
  tried,
  ruledOut,
  notTried,
  openAsks,
  lastMessages,
}: Snapshot): Piece[] {
  const pieces: Omit<Piece, 'n'>[] = [
    { kind: 'problem', ...problem },
    ...environment.slice(0, OTHERS_MAX).map(fact => ({ kind: 'environment', ...fact })),
    ...tried.slice(-TRIED_MAX).map(({ text, note, outcome, citations }) => ({
      kind: `step that was tried: ${outcome}`,
      text: note ? `${text}. Note: ${note}` : text,
      citations,
    })),
    ...ruledOut.slice(0, OTHERS_MAX).map(({ text, because, citations }) => ({
      kind: 'ruled out',
      text: because ? `${text}, because ${because}` : text,
      citations,
    })),
    ...notTried.slice(0, OTHERS_MAX).map(fact => ({ kind: 'proposed and not tried', ...fact })),
    ...(openAsks ?? []).slice(0, OTHERS_MAX).map(fact => ({ kind: 'question without an answer', ...fact })),
    ...lastMessages.map(({ role, text, citations }) => ({ kind: `message of the ${role}`, text, citations })),
  ]
  return pieces.map(({ kind, text, citations }, index) => ({
    n: index + 1,
    kind,
    text: clip(text, TEXT_MAX),
    citations,
  }))
}
