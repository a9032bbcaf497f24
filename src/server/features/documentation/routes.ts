import * as contract from '../../../shared/contract/documentation.ts'
import { noteFileName } from '../../../shared/domain/documentation/file-name.ts'
import { asMarkdown } from '../../../shared/domain/documentation/markdown.ts'
import { canDocument } from '../../../shared/domain/session-policy.ts'
import { type App, route } from '../../core/http/route.ts'
import { problem } from '../../core/problem.ts'
import { read } from '../../core/transact.ts'
import { accessOf, getSession, readable } from '../sessions/index.ts'
import { writeDocumentation } from './commands/write-documentation.ts'
import { presentVersion } from './present.ts'
import { previewNote } from './preview.ts'
import { getVersion, listVersions } from './queries.ts'

/** `/ai-sessions/:id/documentation`: the ticket note of a session. */
export function documentationRoutes(app: App): void {
  route(app, contract.listDocumentation, (ctx, { params }) =>
    read(ctx, async tx => {
      const session = readable(tx, await getSession(tx, params.id))
      const versions = await listVersions(tx, params.id)
      return {
        versions: versions.map(presentVersion),
        mayWrite: canDocument(tx.actor, accessOf(session)),
        cursor: tx.cursor,
      }
    }),
  )

  route(app, contract.previewDocumentation, (ctx, { params, body }) =>
    read(ctx, async tx => ({ text: await previewNote(tx, params.id, body) })),
  )

  route(app, contract.writeDocumentation, (ctx, { params, body }) =>
    writeDocumentation(ctx, { sessionId: params.id, ...body }),
  )

  route(app, contract.exportDocumentation, (ctx, { params, query: { format, version } }) =>
    read(ctx, async tx => {
      const session = readable(tx, await getSession(tx, params.id))
      const row = await getVersion(tx, params.id, version)
      if (!row) throw problem('not_found')
      return {
        name: noteFileName({ title: session.title, ticketRef: session.ticket_ref }, row.version, format),
        contentType: format === 'md' ? 'text/markdown' : 'text/plain',
        text: `${format === 'md' ? asMarkdown(row.text) : row.text}\n`,
      }
    }),
  )
}
