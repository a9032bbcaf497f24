import * as contract from '../../../shared/contract/organization.ts'
import type { Ctx } from '../../core/context.ts'
import { type App, route } from '../../core/http/route.ts'
import { getSetting } from '../../core/settings.ts'
import { read } from '../../core/transact.ts'
import { changeOrganization } from './change-organization.ts'
import { timeZone } from './settings.ts'

/** `/organization`: what is true of the whole organization. */
export function organizationRoutes(app: App): void {
  route(app, contract.getOrganization, ctx => presentOrganization(ctx))

  route(app, contract.changeOrganization, async (ctx, { body }) => {
    await changeOrganization(ctx, body)
    return presentOrganization(ctx)
  })
}

async function presentOrganization(ctx: Ctx) {
  // The tenant role cannot read the schema of people, so the name is read outside of it.
  const { name } = await ctx.db.kysely
    .selectFrom('auth.organization')
    .select('name')
    .where('id', '=', ctx.actor.orgId)
    .executeTakeFirstOrThrow()
  return read(ctx, async tx => ({ name, timeZone: await getSetting(tx, timeZone), cursor: tx.cursor }))
}
