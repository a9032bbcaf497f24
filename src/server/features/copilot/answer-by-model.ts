import type { AnswerPart } from '../../../shared/contract/copilot.ts'
import type { Ctx } from '../../core/context.ts'
import type { FinishedAnswer } from './commands/end-answer.ts'
import type { CopilotFacts } from './gather-facts.ts'
import type { ModelLimits } from './model-limits.ts'
import type { CopilotModel } from './port.ts'
import { askOf } from './prompt.ts'
import { readModelText, shownText } from './read-model-text.ts'

type Input = {
  ctx: Ctx
  model: CopilotModel
  facts: CopilotFacts
  limits: ModelLimits
  signal: AbortSignal
  push: (part: AnswerPart) => void
}

/**
 * The model's answer, told to `push` as it is written. Fails when the model fails, is silent for too long, is not done
 * in time, or wrote nothing; what was pushed until then does not stand.
 */
export async function answerByModel({
  ctx,
  model,
  facts,
  limits,
  signal,
  push,
}: Input): Promise<FinishedAnswer> {
  const silence = deadline(limits.firstMs)
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(limits.totalMs), silence.signal])
  let raw = ''
  let told = ''
  let isCut = false
  try {
    const words = model.answer(ctx.actor.orgId, askOf(facts), bounded)[Symbol.asyncIterator]()
    for (;;) {
      const { done, value } = await aborting(words.next(), bounded)
      if (done) break
      silence.again(limits.silenceMs)
      raw += value
      told = tell(push, told, shownText(raw, { whole: false }))
      if (raw.length > limits.textMax) {
        isCut = true
        void words.return?.(undefined).catch(() => {})
        break
      }
    }
  } finally {
    silence.stop()
  }
  const { text, proposals } = readModelText(raw, { max: limits.textMax, isCut })
  if (text === '') throw new Error('The model wrote nothing')
  tell(push, told, text)
  const cited = facts.similar
    .map(({ session: { id, title } }) => ({ id, title }))
    .filter(({ title }) => text.includes(title))
  return { text, source: 'model', cited, proposals }
}

/** Tells what is new of a text; answers the text as it is told now. */
function tell(push: Input['push'], told: string, text: string): string {
  if (text === told) return told
  if (text.startsWith(told)) push({ type: 'text', text: text.slice(told.length) })
  else {
    push({ type: 'restart' })
    push({ type: 'text', text })
  }
  return text
}

/** The promise, or the reason of `signal` as soon as it is aborted: a model's server need not listen to it. */
function aborting<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason)
    if (signal.aborted) return give()
    signal.addEventListener('abort', give, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}

function deadline(ms: number) {
  const controller = new AbortController()
  const late = () => controller.abort(new DOMException('The model fell silent', 'TimeoutError'))
  let timer = setTimeout(late, ms)
  const stop = () => clearTimeout(timer)
  return {
    signal: controller.signal,
    stop,
    again(next: number) {
      stop()
      timer = setTimeout(late, next)
    },
  }
}
