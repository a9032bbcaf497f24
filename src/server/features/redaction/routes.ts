import { sql } from 'kysely'
import * as contract from '../../../shared/contract/redaction.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { changePattern, createPattern, deletePattern } from './commands/change-patterns.ts'

/** `/redaction/patterns`: what the organization hides besides. */
export function redactionRoutes(app: App): void {
  route(app, contract.listRedactionPatterns, ctx =>
    read(ctx, async tx => {
      const { rows } = await sql<contract.RedactionPattern>`
        select id, name, source from redaction_pattern order by created_at, id`.execute(tx.db)
      return { patterns: rows, cursor: tx.cursor }
    }),
  )

  route(app, contract.createRedactionPattern, (ctx, { body }) => createPattern(ctx, body))

  route(app, contract.changeRedactionPattern, (ctx, { params, body }) =>
    changePattern(ctx, { id: params.id, ...body }),
  )

  route(app, contract.deleteRedactionPattern, (ctx, { params }) => deletePattern(ctx, params.id))
}
