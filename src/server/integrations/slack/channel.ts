import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { z } from 'zod'
import { receiveSlackInteraction } from '../../../shared/contract/slack.ts'
import { API } from '../../core/http/route.ts'
import type { Channel } from '../../features/deliveries/index.ts'
import { callMessage, settledMessage, testText } from './blocks.ts'
import { abortable, type SlackOptions, slackClient } from './client.ts'

/** A Slack app's bot in one channel. */
export const slackSettings = z.object({
  botToken: z
    .string()
    .trim()
    .regex(/^xoxb-[\w-]{10,200}$/, 'Must be a bot token, which begins with xoxb-'),
  channel: z
    .string()
    .trim()
    .regex(/^[CGD][A-Z0-9]{6,20}$/, 'Must be a channel’s id, such as C0123456789, not its name'),
  /** Without it a press of a button cannot be told from a forgery, so there is no Claim button. */
  signingSecret: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{32}$/, 'Must be the 32 characters that Slack shows under Basic Information')
    .optional(),
})

/** Posts each call, and turns it into "Claimed by …". */
export const slackChannel = (options: SlackOptions): Channel => {
  const client = (settings: Record<string, unknown>) => {
    const { botToken, channel, signingSecret } = slackSettings.parse(settings)
    return { slack: slackClient(botToken, options), channel, claimable: signingSecret !== undefined }
  }
  return {
    kind: 'slack',
    type: {
      label: 'Slack app',
      summary:
        'Posts each escalation into a channel, with a button that opens it and, with the signing secret, one that claims it. A claim, wherever it is made, turns the message into “Claimed by …”.',
      group: 'chat',
      provenLive: false,
      fields: [
        {
          name: 'botToken',
          label: 'Bot token',
          help: 'Begins with xoxb-',
          type: 'text',
          required: true,
          secret: true,
        },
        {
          name: 'channel',
          label: 'Channel id',
          help: 'Such as C0123456789',
          type: 'text',
          required: true,
          secret: false,
        },
        {
          name: 'signingSecret',
          label: 'Signing secret',
          help: 'For the Claim button: from Basic Information of the Slack app',
          type: 'text',
          required: false,
          secret: true,
        },
      ],
      once: false,
      callbackPath: `${API}${receiveSlackInteraction.path}`,
    },
    settings: slackSettings,

    async send(message, { settings }, { signal }) {
      const { slack, channel, claimable } = client(settings)
      return abortable(signal, async () => {
        const answer = await slack.chat.postMessage({
          channel,
          ...callMessage(message, { claimable }),
          unfurl_links: false,
          unfurl_media: false,
        })
        return { channel: answer.channel ?? channel, ts: answer.ts ?? '' }
      })
    },

    async retract(message, ref, { settings }, signal) {
      const { slack, channel } = client(settings)
      await abortable(signal, () =>
        slack.chat.update({
          channel: String(ref.channel ?? channel),
          ts: String(ref.ts),
          ...settledMessage(message),
        }),
      )
    },

    async test({ settings }, tester, signal) {
      const { slack, channel, claimable } = client(settings)
      await abortable(signal, () => slack.chat.postMessage({ channel, text: testText(tester.name) }))
      const stands = 'A message stands in the channel now.'
      if (!claimable) return stands
      const known = await abortable(signal, () => isKnown(slack, tester.email))
      return known
        ? `${stands} Slack knows your mail address, so you can claim there.`
        : `${stands} In Slack nobody has your mail address, so you cannot claim there.`
    },
  }
}

/** Whether somebody in Slack has this mail address. Needs what the Claim button needs. */
async function isKnown(slack: WebClient, email: string): Promise<boolean> {
  try {
    await slack.users.lookupByEmail({ email })
    return true
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'users_not_found') return false
    throw error
  }
}
