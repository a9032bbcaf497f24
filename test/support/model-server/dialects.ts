/** One piece of a conversation as the server was asked. */
export type Said = { role: string; content: string }

/** What was asked, whichever way. */
export type Asked = {
  path: string
  headers: Record<string, string | undefined>
  /** The request's body, byte for byte. */
  body: string
  model: string
  messages: Said[]
  stream: boolean
  /** Whether JSON was asked for, and whether with a schema. */
  format: 'text' | 'json' | 'json_schema'
}

export type Usage = { input: number; output: number }

/** How one family of model servers speaks. */
export type Dialect = {
  whole(text: string, usage: Usage, model: string): unknown
  /** The frames of a stream, whole lines each. */
  stream(pieces: readonly string[], usage: Usage, model: string): string[]
  error(status: number, message: string): unknown
}

const data = (value: unknown, event?: string) =>
  `${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(value)}\n\n`

export const openAi: Dialect = {
  whole: (text, usage, model) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_760_000_000,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: usageOf(usage),
  }),
  stream(pieces, usage, model) {
    const chunk = (choices: unknown[], more = {}) =>
      data({
        id: 'chatcmpl-1',
        object: 'chat.completion.chunk',
        created: 1_760_000_000,
        model,
        choices,
        ...more,
      })
    return [
      chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]),
      ...pieces.map(content => chunk([{ index: 0, delta: { content }, finish_reason: null }])),
      chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]),
      chunk([], { usage: usageOf(usage) }),
      'data: [DONE]\n\n',
    ]
  },
  error: (status, message) => ({ error: { message, type: 'test', code: status } }),
}

const usageOf = ({ input, output }: Usage) => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
})

export const anthropic: Dialect = {
  whole: (text, usage, model) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: usage.input, output_tokens: usage.output },
  }),
  stream: (pieces, usage, model) => [
    data(
      {
        type: 'message_start',
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          model,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: usage.input, output_tokens: 0 },
        },
      },
      'message_start',
    ),
    data(
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      'content_block_start',
    ),
    ...pieces.map(text =>
      data(
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
        'content_block_delta',
      ),
    ),
    data({ type: 'content_block_stop', index: 0 }, 'content_block_stop'),
    data(
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: usage.output },
      },
      'message_delta',
    ),
    data({ type: 'message_stop' }, 'message_stop'),
  ],
  error: (_status, message) => ({ type: 'error', error: { type: 'test', message } }),
}

type Body = {
  model?: string
  stream?: boolean
  system?: string | { text: string }[]
  messages?: { role: string; content: string | { text?: string }[] }[]
  response_format?: { type: string }
  output_format?: unknown
  output_config?: { format?: unknown }
}

/** Reads a request of either family. */
export function readAsked(path: string, headers: Asked['headers'], body: string): Asked {
  const parsed = JSON.parse(body) as Body
  const textOf = (content: string | { text?: string }[]) =>
    typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('')
  const type = parsed.response_format?.type
  const schema = type === 'json_schema' || parsed.output_format || parsed.output_config?.format
  return {
    path,
    headers,
    body,
    model: parsed.model ?? '',
    messages: [
      ...(parsed.system ? [{ role: 'system', content: textOf(parsed.system) }] : []),
      ...(parsed.messages ?? []).map(({ role, content }) => ({ role, content: textOf(content) })),
    ],
    stream: parsed.stream ?? false,
    format: schema ? 'json_schema' : type === 'json_object' ? 'json' : 'text',
  }
}
