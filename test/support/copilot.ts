import { createParser } from 'eventsource-parser'
import type { AnswerPart } from '../../src/shared/contract/copilot.ts'
import type { Caller } from './caller.ts'

export type TestAnswer = {
  /** Everything said so far. */
  parts: AnswerPart[]
  /** The text as somebody who watches has it now. */
  text(): string
  /** Waits until the text fits. */
  shows(fits: (text: string) => boolean): Promise<void>
  /** The last part, once the answer has ended. */
  ended: Promise<AnswerPart | undefined>
  /** Goes away, as a tab does that is closed. */
  leave(): void
}

/** Asks the copilot and reads along. Undefined when it was refused. */
export async function askAnswer(person: Caller, sessionId: string): Promise<TestAnswer | undefined> {
  const controller = new AbortController()
  const answer = await person.raw(`/api/v1/ai-sessions/${sessionId}/copilot/answer`, {
    method: 'POST',
    signal: controller.signal,
  })
  if (!answer.ok || !answer.body) {
    await answer.text()
    return undefined
  }
  const parts: AnswerPart[] = []
  const lookers = new Set<() => void>()
  const parser = createParser({
    onEvent({ data }) {
      parts.push(JSON.parse(data) as AnswerPart)
      for (const look of lookers) look()
    },
  })
  const { body } = answer
  const decoder = new TextDecoder()
  const ended = (async () => {
    try {
      for await (const chunk of body) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }))
    } catch {
      // The test left, or the server died: both are an end.
    }
    return parts.at(-1)
  })()
  const text = () =>
    parts.reduce(
      (shown, part) => (part.type === 'text' ? shown + part.text : part.type === 'restart' ? '' : shown),
      '',
    )
  return {
    parts,
    text,
    shows: fits =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!fits(text())) return
          lookers.delete(look)
          resolve()
        }
        lookers.add(look)
        look()
        void ended.then(() => reject(new Error(`It ended with: ${text()}`)))
      }),
    ended,
    leave: () => controller.abort(),
  }
}

/** Asks, and waits for the end: the message, or null when there was nothing new to say. */
export async function answered(person: Caller, sessionId: string) {
  const answer = await askAnswer(person, sessionId)
  const last = await answer?.ended
  if (last?.type !== 'done') throw new Error(`The copilot did not answer: ${JSON.stringify(last)}`)
  return last.message
}
