import { createHash } from 'node:crypto'
import webpush from 'web-push'
import { z } from 'zod'
import type { Fetch } from '../../core/guarded-fetch.ts'
import {
  type Channel,
  headline,
  type Outgoing,
  type Subscription,
  settled,
  shorten,
  subjectOf,
} from '../../features/deliveries/index.ts'
import { ChannelFault, type Connection } from '../../features/integrations/index.ts'
import { reach, statusFault } from '../http/post.ts'

export const webpushSettings = z.object({
  contact: z.email('Must be a mail address').max(254),
  publicKey: z.string(),
  privateKey: z.string(),
})

type Options = {
  fetch: Fetch
  /** A push service no longer knows this browser. */
  forget(orgId: string, subscriptionId: string): Promise<void>
}

/** An escalation that nobody has seen for an hour is no news for a lock screen. */
const TTL_SECONDS = 3_600
const TITLE = 120
const BODY = 300

/** Pushes to each person's browsers, also when no page is open. A claim replaces what is shown or still waits. */
export function webpushChannel({ fetch, forget }: Options): Channel {
  async function push(
    connection: Connection,
    subscriptions: readonly Subscription[],
    { topic, payload, urgency }: { topic: string; payload: object; urgency: 'high' | 'normal' },
    signal: AbortSignal,
  ) {
    const { contact, publicKey, privateKey } = webpushSettings.parse(connection.settings)
    const results = await Promise.allSettled(
      subscriptions.map(async ({ id, endpoint, keys }) => {
        const request = webpush.generateRequestDetails({ endpoint, keys }, JSON.stringify(payload), {
          vapidDetails: { subject: `mailto:${contact}`, publicKey, privateKey },
          TTL: TTL_SECONDS,
          topic,
          urgency,
          contentEncoding: 'aes128gcm',
        })
        const answer = await reach(() =>
          fetch(request.endpoint, {
            method: 'POST',
            redirect: 'error',
            headers: request.headers as Record<string, string>,
            body: new Uint8Array(request.body),
            signal,
          }),
        )
        await answer.body?.cancel()
        if (answer.status === 404 || answer.status === 410) {
          await forget(connection.orgId, id)
          throw new ChannelFault('refused', 'The browser has withdrawn its permission, or is gone.')
        }
        if (!answer.ok) throw statusFault(answer, 'The push service')
      }),
    )
    // One browser that shows it is enough; another try would show it there twice.
    if (results.some(({ status }) => status === 'fulfilled')) return
    const failure = results.find(result => result.status === 'rejected')
    throw failure?.reason ?? new ChannelFault('refused', 'No browser of theirs may be pushed to.')
  }

  return {
    kind: 'webpush',
    type: {
      label: 'Push',
      summary:
        'Pushes to the browsers that people allowed it for, also when no page is open. A claim replaces the message.',
      group: 'push',
      provenLive: true,
      fields: [
        {
          name: 'contact',
          label: 'Contact address',
          help: 'Push services write there when something is wrong',
          type: 'text',
          required: true,
          secret: false,
        },
        {
          name: 'privateKey',
          label: 'Private key',
          type: 'text',
          required: false,
          secret: true,
          byServer: true,
        },
      ],
      once: true,
    },
    settings: webpushSettings,
    complete(settings) {
      if (settings.publicKey && settings.privateKey) return settings
      return { ...settings, ...webpush.generateVAPIDKeys() }
    },

    async send(message, connection, { signal }) {
      await push(
        connection,
        subscriptionsOf(message),
        { topic: topicOf(message), payload: payloadOf(message, headline(message)), urgency: 'high' },
        signal,
      )
      return { topic: topicOf(message) }
    },
    async retract(message, _ref, connection, signal) {
      await push(
        connection,
        subscriptionsOf(message),
        {
          topic: topicOf(message),
          payload: { ...payloadOf(message, settled(message.card)), quiet: true },
          urgency: 'normal',
        },
        signal,
      )
    },
    async test() {
      throw new ChannelFault(
        'refused',
        'A test needs a browser: allow push under Settings, Notifications, and press the test there.',
      )
    },
  }
}

const subscriptionsOf = ({ recipient }: Outgoing) =>
  recipient.kind === 'person' ? recipient.subscriptions : []

/** A message of the same topic takes the place of one that was not shown yet: at most 32 characters of Base64. */
const topicOf = ({ card }: Outgoing) =>
  createHash('sha256').update(subjectOf(card)).digest('base64url').slice(0, 32)

/** What the service worker shows; `tag` makes a second message take the place of the first on the screen too. */
const payloadOf = (message: Outgoing, title: string) => ({
  title: shorten(title, TITLE),
  body: shorten(message.card.title, BODY),
  tag: subjectOf(message.card),
  path: new URL(message.card.link).pathname + new URL(message.card.link).search,
})
