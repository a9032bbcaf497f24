import { generateText, Output, streamText } from 'ai'
import type { z } from 'zod'
import type { ModelAsk } from '../../features/ai/index.ts'
import type { Opened, Tokens } from './guard.ts'

const MAX_OUTPUT_TOKENS = 1_500
const CHARS_PER_TOKEN = 4

// Its warnings go to the console, and the log is the only place for what the server has to say.
globalThis.AI_SDK_LOG_WARNINGS = false

/** A guess at what a text takes, for calls that were broken off and servers that do not count. */
export const estimate = (text: string): number => Math.ceil(text.length / CHARS_PER_TOKEN)

/** A guess at what a question takes. */
export const estimateAsk = ({ system, messages }: ModelAsk): number =>
  estimate(system) + messages.reduce((sum, { content }) => sum + estimate(content), 0)

// One attempt: whoever waits has no time for a second, and the breaker decides about the next.
const optionsOf = ({ model }: Opened, ask: ModelAsk, signal: AbortSignal) => ({
  model,
  system: ask.system,
  messages: ask.messages,
  maxOutputTokens: ask.maxOutputTokens ?? MAX_OUTPUT_TOKENS,
  maxRetries: 0,
  abortSignal: signal,
})

/** The whole answer as text; with a schema in the shape of it, where the server can be told one. */
export async function whole(
  opened: Opened,
  ask: ModelAsk & { schema?: z.ZodType; name?: string },
  signal: AbortSignal,
): Promise<{ text: string; tokens: Tokens }> {
  const { schema, name = 'answer' } = ask
  const shaped = schema && opened.settings.jsonSchema ? Output.object({ schema, name }) : undefined
  const { text, usage } = await generateText({
    ...optionsOf(opened, ask, signal),
    // The text is wanted as it is, whatever is wrong with it: it is parsed once, by the caller.
    ...(shaped
      ? {
          output: { ...shaped, parseCompleteOutput: async ({ text }: { text: string }) => text },
          providerOptions: { anthropic: { structuredOutputMode: 'outputFormat' } },
        }
      : {}),
  })
  return {
    text,
    tokens: {
      inputTokens: usage.inputTokens ?? estimateAsk(ask),
      outputTokens: usage.outputTokens ?? estimate(text),
    },
  }
}

/** The answer piece by piece. `onTokens` is told at the end what it took. */
export async function* streamed(
  opened: Opened,
  ask: ModelAsk,
  signal: AbortSignal,
  onTokens: (tokens: Partial<Tokens>) => void,
): AsyncGenerator<string> {
  const { fullStream } = streamText({ ...optionsOf(opened, ask, signal), onError: () => {} })
  for await (const part of fullStream) {
    if (part.type === 'text-delta') yield part.text
    else if (part.type === 'error') throw part.error
    else if (part.type === 'abort') throw signal.reason
    else if (part.type === 'finish') {
      const { inputTokens, outputTokens } = part.totalUsage
      onTokens({ ...(inputTokens ? { inputTokens } : {}), ...(outputTokens ? { outputTokens } : {}) })
    }
  }
}
