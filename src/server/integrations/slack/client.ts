import {
  type FetchFunction,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api'
import { ChannelFault } from '../../features/integrations/index.ts'

export type SlackOptions = {
  /** Where Slack's API is; another one for GovSlack and for tests. */
  apiUrl: string
  fetch: FetchFunction
}

const TIMEOUT_MS = 10_000

/** A client that tries once: trying again is the outbox's business, which knows when it is in vain. */
export const slackClient = (token: string, { apiUrl, fetch }: SlackOptions): WebClient =>
  new WebClient(token, {
    slackApiUrl: apiUrl,
    fetch,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    // Its own log names channels and answers.
    logger: silent,
  })

const nothing = () => {}
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => 'error' as never,
  setName: nothing,
}

/** What to do about the errors that Slack names: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const ADVICE: Record<string, string> = {
  invalid_auth: 'Slack does not know this bot token. Install the app anew and enter its token.',
  not_authed: 'Slack got no bot token. Enter it in the settings.',
  token_revoked: 'The bot token was revoked. Install the app anew and enter its token.',
  token_expired: 'The bot token has expired. Install the app anew and enter its token.',
  account_inactive: 'The Slack app was removed from the workspace. Install it anew.',
  channel_not_found:
    'Slack knows no such channel, or the app is not in it. Check the channel’s id and invite the app.',
  not_in_channel: 'The app is not in the channel. Invite it there: /invite @ResolutionFlow.',
  is_archived: 'The channel is archived. Choose another one.',
  missing_scope:
    'The app lacks a permission. It needs chat:write, and users:read and users:read.email for the Claim button; install it anew after adding them.',
  restricted_action: 'The workspace does not let the app write in this channel.',
  message_not_found: 'The message is gone from Slack, so it cannot be changed.',
  cant_update_message: 'Slack does not let the app change this message.',
  edit_window_closed: 'The workspace allows no more changes of this message.',
}
/** Slack’s own trouble. */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** Any failure of a call, in words for an admin. */
function slackFault(error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError)
    return new ChannelFault('later', 'Slack asks us to slow down.', {
      retryAfterSeconds: error.retryAfter,
      cause: error,
    })
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error
    if (PASSING.has(code)) return new ChannelFault('later', 'Slack has trouble of its own.', { cause: error })
    return new ChannelFault(
      'refused',
      ADVICE[code] ?? `Slack refused it (${code.replace(/[^\w]/g, '').slice(0, 60)}).`,
      {
        cause: error,
      },
    )
  }
  if (error instanceof WebAPIHTTPError)
    return new ChannelFault(
      error.statusCode >= 500 ? 'later' : 'refused',
      `Slack answered with status ${error.statusCode}.`,
      {
        cause: error,
      },
    )
  if (error instanceof WebAPIRequestError)
    return new ChannelFault('later', 'Slack cannot be reached from here.', { cause: error })
  return error
}

/** The client knows no signal; its own timeout ends what is left behind. */
export async function abortable<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  try {
    return await Promise.race([
      call(),
      new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
      ),
    ])
  } catch (error) {
    throw slackFault(error)
  }
}
