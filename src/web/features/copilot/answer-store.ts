import { useSyncExternalStore } from 'react'
import type { AnswerPart } from '../../../shared/contract/copilot.ts'
import type { Message } from '../../../shared/contract/sessions.ts'
import { ApiProblem, problemOf } from '../../core/api.ts'
import { readAnswer } from './read-answer.ts'

/** What this tab knows of the answer that it asked for. */
export type WatchedAnswer =
  | { phase: 'none' }
  | { phase: 'coming'; text: string }
  /** Whole: shown until the conversation has the message. */
  | { phase: 'whole'; text: string; messageId: string }
  | { phase: 'nothing_new' }
  | { phase: 'failed'; reason: string }

type Watch = { answer: WatchedAnswer; again: boolean; line?: AbortController }
type Tell = { onMessage: (message: Message) => void; onEnd: () => void }

const NONE: WatchedAnswer = { phase: 'none' }
// For as long as the app runs: an answer does not stop when its page is left.
const watches = new Map<string, Watch>()
const listeners = new Set<() => void>()

const isComing = (sessionId: string) => watches.get(sessionId)?.answer.phase === 'coming'

function show(sessionId: string, answer: WatchedAnswer): void {
  watches.set(sessionId, { again: false, ...watches.get(sessionId), answer })
  for (const listener of listeners) listener()
}

/**
 * Asks the copilot in a session. While this tab watches an answer already it asks again after that one: what was written
 * meanwhile is not in it.
 */
export async function askCopilot(sessionId: string, tell: Tell): Promise<void> {
  const watch = watches.get(sessionId)
  if (watch && isComing(sessionId)) {
    watch.again = true
    return
  }
  const line = new AbortController()
  watches.set(sessionId, { again: false, answer: NONE, line })
  show(sessionId, { phase: 'coming', text: '' })
  try {
    await readAnswer(sessionId, part => take(sessionId, part, tell), line.signal)
    // Broken off: whether it is still being made is told by the session's copilot.
    if (isComing(sessionId)) show(sessionId, NONE)
  } catch (error) {
    const elsewhere = problemOf(error, 'copilot_answering') ?? problemOf(error, 'session_resolved')
    const reason = error instanceof ApiProblem ? error.message : 'The server cannot be reached'
    show(sessionId, elsewhere ? NONE : { phase: 'failed', reason })
  }
  tell.onEnd()
  const ended = watches.get(sessionId)
  if (!ended?.again) return
  ended.again = false
  if (ended.answer.phase !== 'failed') void askCopilot(sessionId, tell)
}

function take(sessionId: string, part: AnswerPart, { onMessage }: Tell): void {
  const { answer } = watches.get(sessionId) ?? { answer: NONE }
  const text = answer.phase === 'coming' ? answer.text : ''
  if (part.type === 'text') show(sessionId, { phase: 'coming', text: text + part.text })
  else if (part.type === 'restart') show(sessionId, { phase: 'coming', text: '' })
  else if (part.type === 'done') {
    show(
      sessionId,
      part.message
        ? { phase: 'whole', text: part.message.text, messageId: part.message.id }
        : { phase: 'nothing_new' },
    )
    if (part.message) onMessage(part.message)
  } else if (part.reason === 'failed') show(sessionId, { phase: 'failed', reason: 'The answer failed' })
  else show(sessionId, NONE)
}

/** Waits no longer for the rest of an answer whose line is dead; it may be asked for again then. */
export const giveUpLine = (sessionId: string): void => watches.get(sessionId)?.line?.abort()

/** Takes the last word on an answer away: "nothing new", or that it failed. */
export const forgetAnswer = (sessionId: string): void => {
  if (!isComing(sessionId)) show(sessionId, NONE)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The answer that this tab watches in a session. */
export const useWatchedAnswer = (sessionId: string): WatchedAnswer =>
  useSyncExternalStore(subscribe, () => watches.get(sessionId)?.answer ?? NONE)
