import * as contract from '../../../shared/contract/secrets.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { getSession, readable } from '../sessions/index.ts'
import { presentAuditEntry, presentReveal } from './present.ts'
import { listReveals, listSessionReveals } from './queries.ts'
import { revealSecret } from './reveal-secret.ts'

/** What masks hide, for those who may see it, and who looked. */
export function secretRoutes(app: App): void {
  route(app, contract.revealSecret, (ctx, { params, body }) =>
    revealSecret(ctx, { sessionId: params.id, ...body }),
  )

  route(app, contract.listSessionReveals, (ctx, { params }) =>
    read(ctx, async tx => {
      readable(tx, await getSession(tx, params.id))
      const rows = await listSessionReveals(tx, params.id)
      return { reveals: rows.map(presentReveal), cursor: tx.cursor }
    }),
  )

  route(app, contract.listReveals, (ctx, { query }) =>
    read(ctx, async tx => {
      const [revealedAt, id] = query.before?.split('|') ?? []
      const rows = await listReveals(tx, {
        limit: query.limit,
        before: revealedAt && id ? { revealedAt, id } : undefined,
      })
      const last = rows.length === query.limit ? rows.at(-1) : undefined
      return {
        reveals: rows.map(presentAuditEntry),
        nextBefore: last ? `${last.revealed_at.toISOString()}|${last.id}` : null,
        cursor: tx.cursor,
      }
    }),
  )
}
