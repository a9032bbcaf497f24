import { deriveKey } from './core/auth/secret.ts'
import type { Config } from './core/config.ts'
import { type Services, systemCtx } from './core/context.ts'
import { checkAddress, resolveByDns } from './core/guarded-fetch/check-address.ts'
import type { Fetch } from './core/guarded-fetch.ts'
import { type Channel, forgetSubscription, unsubscribeLinks } from './features/deliveries/index.ts'
import { ChannelFault } from './features/integrations/index.ts'
import { type TicketSystem, ticketChannel } from './features/tickets/index.ts'
import { autotask } from './integrations/autotask/system.ts'
import { connectWise } from './integrations/connectwise/system.ts'
import { emailChannel } from './integrations/email/channel.ts'
import { emailDigest } from './integrations/email/digest.ts'
import { haloPsa } from './integrations/halopsa/system.ts'
import { teamsChannel } from './integrations/msteams/channel.ts'
import { requestTracker } from './integrations/request-tracker/system.ts'
import { slackChannel } from './integrations/slack/channel.ts'
import { slackWebhookChannel } from './integrations/slack/webhook-channel.ts'
import { webhookChannel } from './integrations/webhook/channel.ts'
import { webpushChannel } from './integrations/webpush/channel.ts'

type Parts = {
  services: Services
  config: Config
  publicUrl: string
  secret: string
  fetch: Fetch
  tickets: readonly TicketSystem[]
}

/** Every ticket system that a session's ticket can be in. */
export const makeTicketSystems = (fetch: Fetch): readonly TicketSystem[] => [
  requestTracker(fetch),
  connectWise(fetch),
  autotask(fetch),
  haloPsa(fetch),
]

/** Every way out of the house. Each is named here; nothing is found by magic. */
export function makeChannels({
  services,
  config,
  publicUrl,
  secret,
  fetch,
  tickets,
}: Parts): readonly Channel[] {
  return [
    emailChannel({
      resolve: host => resolveMailServer(host, config),
      unsubscribeLink: unsubscribeLinks(publicUrl, deriveKey(secret, 'unsubscribe')),
      publicUrl,
    }),
    webpushChannel({
      fetch,
      forget: (orgId, id) => forgetSubscription(systemCtx(services, orgId), id),
    }),
    slackChannel({ apiUrl: config.slackApiUrl, fetch }),
    slackWebhookChannel(fetch),
    teamsChannel(fetch),
    webhookChannel(fetch),
    ...tickets.map(ticketChannel),
  ]
}

/** What mails the weekly digest: the same mail servers, for owners. */
export const makeDigestMailer = ({
  config,
  publicUrl,
  secret,
}: Pick<Parts, 'config' | 'publicUrl' | 'secret'>) =>
  emailDigest({
    resolve: host => resolveMailServer(host, config),
    unsubscribeLink: unsubscribeLinks(publicUrl, deriveKey(secret, 'unsubscribe')),
    publicUrl,
  })

/** A mail server is an address that a user gave, like any other. */
async function resolveMailServer(host: string, { allowedAddresses }: Config): Promise<string> {
  try {
    const found = await checkAddress(new URL(`https://${host}`), allowedAddresses, resolveByDns)
    // One address is tried; many machines have no way out over IPv6, although names have such addresses.
    return (found.find(({ family }) => family === 4) ?? found[0])?.address ?? host
  } catch (error) {
    throw new ChannelFault('refused', `${error instanceof Error ? error.message : 'The address is wrong'}.`, {
      cause: error,
    })
  }
}
