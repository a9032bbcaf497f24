import { type Answer, type Received, type Receiver, startReceiver } from './http-receiver.ts'

type Block = {
  type: string
  text?: { type: string; text: string }
  fields?: { text: string }[]
  elements?: { type: string; text?: { text: string }; value?: string; url?: string }[]
}
export type Posted = { channel: string; ts: string; text: string; blocks: Block[]; updated: boolean }

export const SLACK_TOKEN = 'xoxb-0000000000-the-token-of-the-test'
export const SLACK_CHANNEL = 'C0123456789'

export type Slack = Receiver & {
  /** Messages as they stand in the channel. */
  messages: Map<string, Posted>
  /** Comes before Slack's own answer, where it is set. */
  instead: (() => Answer | undefined) | undefined
}

/** Slack's Web API as far as it is used, strict about what Slack refuses: token, channel, limits of blocks, unknown messages. */
export async function startSlack(): Promise<Slack> {
  const messages = new Map<string, Posted>()
  const receiver = await startReceiver(request => slack.instead?.() ?? answer(request))
  const slack: Slack = Object.assign(receiver, { messages, instead: undefined })

  function answer({ path, headers, body }: Received): Answer {
    const refuse = (error: string): Answer => ({ body: JSON.stringify({ ok: false, error }) })
    const fields = new URLSearchParams(body)
    const token = headers.authorization?.replace('Bearer ', '') ?? fields.get('token')
    if (token !== SLACK_TOKEN) return refuse('invalid_auth')
    const channel = fields.get('channel') ?? ''
    if (channel !== SLACK_CHANNEL) return refuse('channel_not_found')
    const blocks = JSON.parse(fields.get('blocks') ?? '[]') as Block[]
    if (!blocks.every(isAllowed) || blocks.length > 50) return refuse('invalid_blocks')
    const text = fields.get('text') ?? ''
    if (text.length > 40_000) return refuse('msg_too_long')
    if (path.endsWith('/chat.postMessage')) {
      const ts = `1700000000.${String(messages.size).padStart(6, '0')}`
      messages.set(ts, { channel, ts, text, blocks, updated: false })
      return { body: JSON.stringify({ ok: true, channel, ts }) }
    }
    if (path.endsWith('/chat.update')) {
      const ts = fields.get('ts') ?? ''
      if (!messages.has(ts)) return refuse('message_not_found')
      messages.set(ts, { channel, ts, text, blocks, updated: true })
      return { body: JSON.stringify({ ok: true, channel, ts }) }
    }
    return refuse('unknown_method')
  }
  return slack
}

/** The limits of Block Kit: https://docs.slack.dev/reference/block-kit/blocks */
function isAllowed({ type, text, fields = [], elements = [] }: Block): boolean {
  const length = text?.text.length ?? 0
  switch (type) {
    case 'header':
      return text?.type === 'plain_text' && length > 0 && length <= 150
    case 'section':
      return length <= 3_000 && fields.length <= 10 && fields.every(field => field.text.length <= 2_000)
    case 'actions':
      return (
        elements.length <= 25 &&
        elements.every(({ text, value }) => (text?.text.length ?? 0) <= 75 && (value?.length ?? 0) <= 2_000)
      )
    case 'context':
      return elements.length <= 10
    default:
      return false
  }
}
