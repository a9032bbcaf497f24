import * as contract from '../../../shared/contract/notifications.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { presentNotification } from './present.ts'
import { countUnread, listNotifications } from './queries.ts'
import { readNotifications } from './read-notifications.ts'

/** `/notifications`: the bell. */
export function notificationRoutes(app: App): void {
  route(app, contract.listNotifications, ctx =>
    read(ctx, async tx => ({
      notifications: (await listNotifications(tx)).map(presentNotification),
      unread: await countUnread(tx),
      cursor: tx.cursor,
    })),
  )

  route(app, contract.readNotifications, (ctx, { body }) => readNotifications(ctx, body))
}
