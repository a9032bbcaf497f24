import * as contract from '../../../shared/contract/deliveries.ts'
import * as preferences from '../../../shared/contract/preferences.ts'
import { personalChannel } from '../../../shared/contract/preferences.ts'
import type { Sealer } from '../../core/crypto.ts'
import { type App, route } from '../../core/http/route.ts'
import { problem } from '../../core/problem.ts'
import { read } from '../../core/transact.ts'
import { hasIntegration } from '../integrations/index.ts'
import { getSession, readable } from '../sessions/index.ts'
import { listAudience } from './audience.ts'
import { listWays } from './plan.ts'
import { getPreferences, savePreferences } from './preferences.ts'
import { presentDelivery, presentTries } from './present.ts'
import { addSubscription, getServerKey, listSubscriptions, removeSubscription } from './push-subscriptions.ts'
import {
  getSessionOf,
  listDeadDeliveries,
  listDeliveries,
  listIntegrationDeliveries,
  listSessionDeliveries,
} from './queries.ts'
import { readReachability } from './reachability.ts'
import { replayDelivery } from './replay-delivery.ts'
import { unsubscribe } from './unsubscribe.ts'

type Parts = {
  sealer: Sealer
  /** What the links in mails are signed with, and were before. */
  unsubscribeKeys: readonly string[]
}

/** The ledger, who can be reached, and what each person chose. */
export function deliveryRoutes(app: App, { sealer, unsubscribeKeys }: Parts): void {
  route(app, contract.listDeliveries, (ctx, { params }) =>
    read(ctx, async tx => {
      const sessionId = await getSessionOf(tx, params.id)
      if (!sessionId) throw problem('not_found')
      readable(tx, await getSession(tx, sessionId))
      return { deliveries: (await listDeliveries(tx, params.id)).map(presentDelivery), cursor: tx.cursor }
    }),
  )

  route(app, contract.listSessionDeliveries, (ctx, { params }) =>
    read(ctx, async tx => {
      readable(tx, await getSession(tx, params.id))
      return {
        deliveries: (await listSessionDeliveries(tx, params.id)).map(presentDelivery),
        cursor: tx.cursor,
      }
    }),
  )

  route(app, contract.getHandoffAudience, (ctx, { params }) =>
    read(ctx, async tx => {
      const sessionId = await getSessionOf(tx, params.id)
      if (!sessionId) throw problem('not_found')
      readable(tx, await getSession(tx, sessionId))
      return { people: await listAudience(tx, params.id), cursor: tx.cursor }
    }),
  )

  route(app, contract.listIntegrationDeliveries, (ctx, { params }) =>
    read(ctx, async tx => {
      if (!(await hasIntegration(tx, params.id))) throw problem('not_found')
      const rows = await listIntegrationDeliveries(tx, params.id)
      return {
        deliveries: rows.map(row => ({
          ...presentDelivery(row),
          session: { id: row.session_id, title: row.session_title },
          tries: presentTries(row),
        })),
        cursor: tx.cursor,
      }
    }),
  )

  route(app, contract.listDeadDeliveries, ctx =>
    read(ctx, async tx => ({
      deliveries: (await listDeadDeliveries(tx)).map(presentDelivery),
      cursor: tx.cursor,
    })),
  )
  route(app, contract.replayDelivery, (ctx, { params }) => replayDelivery(ctx, params.id))

  route(app, contract.getReachability, (ctx, { query }) =>
    read(ctx, tx => readReachability(tx, { ...query, hasTicket: false })),
  )

  route(app, preferences.getNotificationPreferences, ctx =>
    read(ctx, async tx => {
      const kinds = (await listWays(tx)).map(({ kind }) => kind as string)
      return {
        preferences: await getPreferences(tx),
        available: personalChannel.options.filter(channel => kinds.includes(channel)),
        cursor: tx.cursor,
      }
    }),
  )
  route(app, preferences.saveNotificationPreferences, (ctx, { body }) => savePreferences(ctx, body))

  route(app, preferences.listPushSubscriptions, ctx =>
    read(ctx, async tx => ({
      subscriptions: await listSubscriptions(tx),
      applicationServerKey: await getServerKey(tx),
      cursor: tx.cursor,
    })),
  )
  route(app, preferences.addPushSubscription, (ctx, { body }) => addSubscription(ctx, sealer, body))
  route(app, preferences.removePushSubscription, (ctx, { params }) => removeSubscription(ctx, params.id))

  // Mail programs post a form, which nothing else here reads.
  void app.server.register(async server => {
    server.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, _body, done) => done(null, undefined),
    )
    route({ ...app, server }, preferences.unsubscribe, (services, { query }) =>
      unsubscribe(services, unsubscribeKeys, query.token),
    )
  })
}
