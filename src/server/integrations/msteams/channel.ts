import { z } from 'zod'
import type { Fetch } from '../../core/guarded-fetch.ts'
import type { Channel } from '../../features/deliveries/index.ts'
import { post } from '../http/post.ts'
import { callCard, settledCard, type TeamsMessage } from './card.ts'

const NAME = 'Microsoft Teams'

/** The address of a workflow "When a Teams webhook request is received". Whoever has it can post: it is a secret. */
export const teamsSettings = z.object({
  url: z
    .url({ protocol: /^https$/, error: 'Must be the https:// address that the workflow shows' })
    .max(2_000),
})

/** Posts a card for each call, and a second one when somebody came. */
export function teamsChannel(fetch: Fetch): Channel {
  const say = (settings: Record<string, unknown>, message: TeamsMessage, signal: AbortSignal) =>
    post(fetch, {
      url: teamsSettings.parse(settings).url,
      name: NAME,
      body: JSON.stringify(message),
      signal,
    })
  return {
    kind: 'msteams',
    type: {
      label: NAME,
      summary:
        'Posts a card for each escalation over a Workflows webhook. Such a message cannot be changed, so a claim posts a second card.',
      group: 'chat',
      provenLive: false,
      fields: [
        {
          name: 'url',
          label: 'Webhook address',
          help: 'From the workflow “When a Teams webhook request is received”; kept secret',
          type: 'url',
          required: true,
          secret: true,
        },
      ],
      once: false,
    },
    settings: teamsSettings,
    async send(message, { settings }, { signal }) {
      await say(settings, callCard(message), signal)
      return { posted: true }
    },
    async retract(message, _ref, { settings }, signal) {
      await say(settings, settledCard(message), signal)
    },
    async test({ settings }, tester, signal) {
      await say(
        settings,
        {
          type: 'message',
          attachments: [
            {
              contentType: 'application/vnd.microsoft.card.adaptive',
              contentUrl: null,
              content: {
                $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
                type: 'AdaptiveCard',
                version: '1.4',
                body: [
                  {
                    type: 'TextBlock',
                    text: `ResolutionFlow can write here. ${tester.name.replace(/[\\`*_[\]()#<>]/g, '\\$&')} asked for this test.`,
                    wrap: true,
                  },
                ],
              },
            },
          ],
        },
        signal,
      )
      return 'Teams took the card. A workflow may need a few seconds to post it.'
    },
  }
}
