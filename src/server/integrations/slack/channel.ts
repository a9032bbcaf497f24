import { z } from 'zod'
import type { Channel } from '../../features/deliveries/index.ts'
import { callMessage, settledMessage } from './blocks.ts'
import { type SlackOptions, slackClient, slackFault } from './client.ts'

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
})

/** Posts each call, and turns it into "Claimed by …". */
export const slackChannel = (options: SlackOptions): Channel => {
  const client = (settings: Record<string, unknown>) => {
    const { botToken, channel } = slackSettings.parse(settings)
    return { slack: slackClient(botToken, options), channel }
  }
  return {
    kind: 'slack',
    type: {
      label: 'Slack app',
      summary:
        'Posts each escalation into a channel, with a button that opens it. A claim, wherever it is made, turns the message into “Claimed by …”.',
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
      ],
      once: false,
    },
    settings: slackSettings,

    async send(message, { settings }, { signal }) {
      const { slack, channel } = client(settings)
      return abortable(signal, async () => {
        const answer = await slack.chat.postMessage({
          channel,
          ...callMessage(message),
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
      const { slack, channel } = client(settings)
      await abortable(signal, () =>
        slack.chat.postMessage({
          channel,
          text: `ResolutionFlow can write here. ${tester.name} asked for this test.`,
        }),
      )
      return 'A message stands in the channel now.'
    },
  }
}

/** The client knows no signal; its own timeout ends what is left behind. */
async function abortable<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
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
