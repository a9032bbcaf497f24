import { createParser } from 'eventsource-parser'
import type { AnswerPart } from '../../../shared/contract/copilot.ts'
import { addressOf, NetworkProblem, readProblem } from '../../core/api.ts'

/**
 * Asks the copilot and hands each part of its answer on. Throws `ApiProblem` when it was refused and `NetworkProblem`
 * when the server was not reached; a line that breaks later, or is given up by `signal`, is only an end without a last
 * part.
 */
export async function readAnswer(
  sessionId: string,
  onPart: (part: AnswerPart) => void,
  signal: AbortSignal,
): Promise<void> {
  const address = addressOf('askCopilot', { params: { id: sessionId } })
  const headers = { accept: 'text/event-stream' }
  const answer = await fetch(address, { method: 'POST', headers, credentials: 'same-origin' }).catch(
    cause => {
      throw new NetworkProblem({ cause })
    },
  )
  if (!answer.ok || !answer.body) throw await readProblem(answer)
  const parser = createParser({ onEvent: ({ data }) => onPart(JSON.parse(data) as AnswerPart) })
  const reader = answer.body.pipeThrough(new TextDecoderStream(), { signal }).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      parser.feed(value)
    }
  } catch {
    // The server goes on without us: its message comes as everyone's does.
  }
}
