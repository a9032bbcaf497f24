import { LIMITS } from '../../../shared/contract/limits.ts'
import * as contract from '../../../shared/contract/tickets.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { shorten } from '../deliveries/index.ts'
import { getSession, readable } from '../sessions/index.ts'
import { type Asking, lookUp, readOptions } from './ask.ts'
import { findSessionTicket, getNoted, sendTicketNote } from './session-ticket.ts'

/** What a ticket says before a session begins, what its system has to choose from, and the note that somebody writes to it. */
export function ticketRoutes(app: App, asking: Asking): void {
  route(app, contract.lookUpTicket, async (ctx, { query }) => {
    const { ref, title, description, client, system } = await lookUp(ctx, asking, query.ref)
    // As long as a session takes it: what is longer stands in the ticket.
    return {
      ref,
      title: shorten(title, LIMITS.title),
      problem: shorten(description, LIMITS.problem),
      client: client && shorten(client, LIMITS.client),
      system,
    }
  })
  route(app, contract.getTicketOptions, (ctx, { params }) => readOptions(ctx, asking, params.id))
  route(app, contract.getSessionTicket, (ctx, { params }) =>
    read(ctx, async tx => {
      const session = readable(tx, await getSession(tx, params.id))
      const ticket = (await findSessionTicket(tx, asking.systems, session)) ?? null
      return { ticket, sent: await getNoted(tx, session.id), cursor: tx.cursor }
    }),
  )
  route(app, contract.sendTicketNote, (ctx, { params, body }) =>
    sendTicketNote(ctx, asking.systems, { sessionId: params.id, ...body }),
  )
}
