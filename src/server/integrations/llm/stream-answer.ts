import { visibleOnly, withoutLinks } from '../../../shared/domain/plain-text.ts'
import type { ModelAsk } from '../../features/ai/index.ts'
import { estimate, estimateAsk, streamed } from './call.ts'
import type { Guard } from './guard.ts'

/** From the call to the last word; and a server that is silent for so long has gone. */
const TOTAL_MS = 120_000
const SILENCE_MS = 30_000

/** Asks, and gives the answer on piece by piece: whole words, without links or invisible characters. */
export async function* streamAnswer(
  guard: Guard,
  orgId: string,
  ask: ModelAsk,
  callers: AbortSignal,
): AsyncGenerator<string> {
  const silence = silenceTimer(SILENCE_MS)
  const gone = new AbortController()
  const signal = AbortSignal.any([callers, AbortSignal.timeout(TOTAL_MS), silence.signal, gone.signal])
  const call = await guard.admit(orgId, 'copilot', signal)
  const nobody = new DOMException('Nobody listens any more', 'AbortError')
  let text = ''
  let tokens = {}
  let failure: unknown = nobody
  try {
    silence.heard()
    const words = wholeWords()
    for await (const piece of streamed(call.opened, ask, signal, told => (tokens = told))) {
      silence.heard()
      text += piece
      yield* words.push(piece)
    }
    yield* words.end()
    failure = undefined
  } catch (error) {
    failure = error
    throw call.failure(error, signal)
  } finally {
    silence.stop()
    const estimated = { inputTokens: estimateAsk(ask), outputTokens: estimate(text) }
    // Whoever stops reading ends the generator here, with neither an answer nor a failure; the request has to end too.
    if (failure === nobody) gone.abort(nobody)
    call.end({ ...estimated, ...tokens }, failure, signal)
  }
}

function silenceTimer(ms: number) {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer)
      timer = setTimeout(
        () => controller.abort(new DOMException('The model fell silent', 'TimeoutError')),
        ms,
      )
    },
    stop: () => clearTimeout(timer),
  }
}

/** An address that came in two pieces would pass as two harmless ones. */
function wholeWords() {
  const WORD_MAX = 4_000
  let held = ''
  const clean = (text: string) => withoutLinks(visibleOnly(text))
  return {
    *push(piece: string): Generator<string> {
      held += piece
      const end = held.length > WORD_MAX ? held.length : held.search(/\s\S*$/) + 1
      if (end <= 0) return
      const ready = clean(held.slice(0, end))
      held = held.slice(end)
      if (ready) yield ready
    },
    *end(): Generator<string> {
      const rest = clean(held)
      if (rest) yield rest
    },
  }
}
