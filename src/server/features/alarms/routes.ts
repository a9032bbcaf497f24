import * as contract from '../../../shared/contract/alarms.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { listAlarms } from './list-alarms.ts'

/** `/alarms`: what needs an admin now. */
export function alarmRoutes(app: App): void {
  route(app, contract.listAlarms, ctx =>
    read(ctx, async tx => ({ alarms: await listAlarms(tx), cursor: tx.cursor })),
  )
}
