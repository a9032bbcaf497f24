import { createHmac } from 'node:crypto'
import { type Answer, type Received, type Receiver, startReceiver } from './http-receiver.ts'

type Element = {
  type: string
  action_id?: string
  text?: { type?: string; text: string }
  value?: string
  url?: string
}
type Block = {
  type: string
  text?: { type: string; text: string }
  fields?: { text: string }[]
  elements?: Element[]
}
export type Posted = { channel: string; ts: string; text: string; blocks: Block[]; updated: boolean }
/** Somebody of the workspace, or of another one that shares the channel. */
export type SlackPerson = { email: string; teamId?: string; confirmed?: boolean }

export const SLACK_TOKEN = 'xoxb-0000000000-the-token-of-the-test'
export const SLACK_CHANNEL = 'C0123456789'
export const SLACK_SIGNING_SECRET = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
const TEAM = 'T0000000001'

export type Slack = Receiver & {
  /** Messages as they stand in the channel. */
  messages: Map<string, Posted>
  /** What only one person sees, in order. */
  whispers: { user: string; text: string }[]
  /** Who has an account, by their id in Slack. */
  people: Map<string, SlackPerson>
  /** What the app was not given. */
  missingScopes: Set<string>
  /** Comes before Slack's own answer, where it is set. */
  instead: ((request: Received) => Answer | undefined) | undefined
}

const METHODS: Record<string, string> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'auth.test': '',
}

/** Slack's Web API as far as it is used, strict about what Slack refuses: token, scopes, channel, limits, unknown messages and people. */
export async function startSlack(): Promise<Slack> {
  const messages: Slack['messages'] = new Map()
  const people: Slack['people'] = new Map()
  const whispers: Slack['whispers'] = []
  const missingScopes: Slack['missingScopes'] = new Set()
  const receiver = await startReceiver(request => slack.instead?.(request) ?? answer(request))
  const slack: Slack = Object.assign(receiver, {
    messages,
    people,
    whispers,
    missingScopes,
    instead: undefined,
  })

  function answer({ path, headers, body }: Received): Answer {
    const say = (answer: object): Answer => ({ body: JSON.stringify({ ok: true, ...answer }) })
    const refuse = (error: string): Answer => ({ body: JSON.stringify({ ok: false, error }) })
    const method = path.split('/').at(-1) ?? ''
    const scope = METHODS[method]
    if (scope === undefined) return refuse('unknown_method')
    const fields = new URLSearchParams(body)
    const token = headers.authorization?.replace('Bearer ', '') ?? fields.get('token')
    if (token !== SLACK_TOKEN) return refuse('invalid_auth')
    if (missingScopes.has(scope)) return refuse('missing_scope')
    if (method === 'auth.test') return say({ team_id: TEAM, user_id: 'U00000000AP' })
    if (method === 'users.lookupByEmail') {
      const email = fields.get('email')?.toLowerCase()
      const known = [...people].find(([, person]) => person.email.toLowerCase() === email)
      return known ? say({ user: { id: known[0] } }) : refuse('users_not_found')
    }
    if (method === 'users.info') {
      const id = fields.get('user') ?? ''
      const person = people.get(id)
      if (!person) return refuse('user_not_found')
      const { email, teamId = TEAM, confirmed = true } = person
      // Without the scope for addresses the answer has none, and is no refusal.
      const profile = missingScopes.has('users:read.email') ? {} : { email }
      return say({ user: { id, team_id: teamId, is_email_confirmed: confirmed, profile } })
    }

    const channel = fields.get('channel') ?? ''
    if (channel !== SLACK_CHANNEL) return refuse('channel_not_found')
    const blocks = JSON.parse(fields.get('blocks') ?? '[]') as Block[]
    if (!blocks.every(isAllowed) || blocks.length > 50) return refuse('invalid_blocks')
    const text = fields.get('text') ?? ''
    if (text.length > 40_000) return refuse('msg_too_long')
    if (text === '' && blocks.length === 0) return refuse('no_text')
    if (method === 'chat.postEphemeral') {
      const user = fields.get('user') ?? ''
      if (!people.has(user)) return refuse('user_not_in_channel')
      whispers.push({ user, text })
      return say({ message_ts: '1700000000.999999' })
    }
    if (method === 'chat.postMessage') {
      const ts = `1700000000.${String(messages.size).padStart(6, '0')}`
      messages.set(ts, { channel, ts, text, blocks, updated: false })
      return say({ channel, ts })
    }
    const ts = fields.get('ts') ?? ''
    if (!messages.has(ts)) return refuse('message_not_found')
    messages.set(ts, { channel, ts, text, blocks, updated: true })
    return say({ channel, ts })
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
        elements.length > 0 &&
        elements.length <= 25 &&
        new Set(elements.map(({ action_id }) => action_id)).size === elements.length &&
        elements.every(isButton)
      )
    case 'context':
      return elements.length <= 10
    default:
      return false
  }
}

const isButton = ({ type, action_id = '', text, value = '', url = '' }: Element) =>
  type === 'button' &&
  action_id.length > 0 &&
  action_id.length <= 255 &&
  text?.type === 'plain_text' &&
  text.text.length > 0 &&
  text.text.length <= 75 &&
  value.length <= 2_000 &&
  url.length <= 3_000

let presses = 0

type Pressed = { body: string; headers: Record<string, string> }

/** What Slack sends when somebody presses a button of a message, signed as Slack signs. */
export function pressOf(
  message: Posted,
  { user, actionId, secret = SLACK_SIGNING_SECRET, at = Date.now() }: PressOptions,
): Pressed {
  const button = message.blocks
    .flatMap(({ elements = [] }) => elements)
    .find(one => one.action_id === actionId)
  if (!button) throw new Error(`The message has no button ${actionId}`)
  const payload = {
    type: 'block_actions',
    user: { id: user, username: 'someone', team_id: TEAM },
    team: { id: TEAM, domain: 'workspace' },
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel },
    channel: { id: message.channel, name: 'escalations' },
    response_url: 'https://hooks.slack.com/actions/T0000000001/1/x',
    actions: [
      { ...button, block_id: 'handoff', action_ts: `1700000001.${String(++presses).padStart(6, '0')}` },
    ],
  }
  return signedBySlack(`payload=${encodeURIComponent(JSON.stringify(payload))}`, { secret, at })
}
type PressOptions = { user: string; actionId: string; secret?: string; at?: number }

export function signedBySlack(
  body: string,
  { secret = SLACK_SIGNING_SECRET, at = Date.now() }: { secret?: string; at?: number } = {},
): Pressed {
  const timestamp = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  }
}
