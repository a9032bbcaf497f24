import { z } from 'zod'
import type { Fetch } from '../../core/guarded-fetch.ts'
import type { Channel } from '../../features/deliveries/index.ts'
import { post } from '../http/post.ts'
import { linkMessage, testText } from './blocks.ts'

const NAME = 'Slack'

export const slackWebhookSettings = z.object({
  url: z.url({ protocol: /^https$/, error: 'Must be the https:// address that Slack shows' }).max(500),
})

/** The simple form: a message that can be neither changed nor answered. */
export const slackWebhookChannel = (fetch: Fetch): Channel => {
  const say = (settings: Record<string, unknown>, message: object, signal: AbortSignal) =>
    post(fetch, {
      url: slackWebhookSettings.parse(settings).url,
      name: NAME,
      body: JSON.stringify(message),
      signal,
    })
  return {
    kind: 'slack_webhook',
    type: {
      label: 'Slack webhook',
      summary:
        'Posts each escalation over an incoming webhook. Such a message cannot be changed: it stays as it is after a claim, and has no Claim button.',
      group: 'chat',
      provenLive: false,
      fields: [
        {
          name: 'url',
          label: 'Webhook address',
          help: 'https://hooks.slack.com/services/…; kept secret',
          type: 'url',
          required: true,
          secret: true,
        },
      ],
      once: false,
    },
    settings: slackWebhookSettings,
    async send(message, { settings }, { signal }) {
      await say(settings, linkMessage(message), signal)
      return null
    },
    async test({ settings }, tester, signal) {
      await say(settings, { text: testText(tester.name) }, signal)
      return 'A message stands in the channel now.'
    },
  }
}
