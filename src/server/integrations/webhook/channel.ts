import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { handoffTurn } from '../../../shared/contract/preferences.ts'
import type { Fetch } from '../../core/guarded-fetch.ts'
import { type Channel, headline, type Outgoing } from '../../features/deliveries/index.ts'
import type { Connection } from '../../features/integrations/index.ts'
import { post } from '../http/post.ts'

const secret = z
  .string()
  .trim()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'Must be whsec_ and at least 24 bytes in Base64')

export const webhookSettings = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Must be an https:// address' }).max(2_000),
  secret,
  /** Until then every message carries a signature of each, so that the receiver can change over. */
  previousSecret: secret.optional(),
  previousUntil: z.iso.datetime().optional(),
  // An empty list would be a call for nothing.
  events: z
    .array(handoffTurn)
    .optional()
    .transform(events => (events?.length ? events : undefined)),
})

/** A call to an address of the organization's own, signed as Standard Webhooks says: https://www.standardwebhooks.com */
export function webhookChannel(fetch: Fetch): Channel {
  async function call(
    connection: Connection,
    id: string,
    payload: object,
    { signal, heard }: { signal: AbortSignal; heard?: ((status: number) => void) | undefined },
  ) {
    const { url, secret, previousSecret, previousUntil } = webhookSettings.parse(connection.settings)
    const body = JSON.stringify(payload)
    const at = new Date()
    const changingOver = previousUntil !== undefined && at < new Date(previousUntil)
    const signatures = [secret, changingOver ? previousSecret : undefined]
      .filter(key => key !== undefined)
      .map(key => new Webhook(key).sign(id, at, body))
    await post(fetch, {
      url,
      name: new URL(url).hostname,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signatures.join(' '),
      },
      body,
      signal,
      heard,
    })
  }
  return {
    kind: 'webhook',
    type: {
      label: 'Webhook',
      summary:
        'Calls an address of your own for each event, signed as Standard Webhooks says. The same id comes with every try, so that a repeat can be told.',
      group: 'webhook',
      provenLive: true,
      fields: [
        { name: 'url', label: 'Address', type: 'url', required: true, secret: false },
        {
          name: 'secret',
          label: 'Signing secret',
          help: 'whsec_ and at least 24 random bytes in Base64',
          type: 'text',
          required: true,
          secret: true,
        },
        {
          name: 'previousSecret',
          label: 'Previous signing secret',
          type: 'text',
          required: false,
          secret: true,
          byServer: true,
        },
        {
          name: 'events',
          label: 'Events',
          help: `Of ${handoffTurn.options.join(', ')}; all unless told`,
          type: 'list',
          required: false,
          secret: false,
        },
      ],
      once: false,
    },
    settings: webhookSettings,
    rotate(settings, previousUntil) {
      const secret = `whsec_${randomBytes(32).toString('base64')}`
      return {
        secret,
        settings: {
          ...settings,
          secret,
          previousSecret: settings.secret,
          previousUntil: previousUntil.toISOString(),
        },
      }
    },
    async send(message, connection, options) {
      await call(connection, message.deliveryId, payloadOf(message), options)
      return null
    },
    async test(connection, tester, signal) {
      await call(
        connection,
        `test-${crypto.randomUUID()}`,
        { type: 'test', timestamp: new Date().toISOString(), data: { askedFor: tester.name } },
        { signal },
      )
      return 'The address took a message of the type "test".'
    },
  }
}

/** What a receiver gets; docs/integrations/webhook.md tells the fields. */
const payloadOf = (message: Outgoing) => {
  const { note: _note, link, ...card } = message.card
  return {
    type: `handoff.${message.event}`,
    timestamp: new Date().toISOString(),
    data: { summary: headline(message), by: message.actorName, link, handoff: card },
  }
}
