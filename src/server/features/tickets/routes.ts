import { LIMITS } from '../../../shared/contract/limits.ts'
import * as contract from '../../../shared/contract/tickets.ts'
import { type App, route } from '../../core/http/route.ts'
import { shorten } from '../deliveries/index.ts'
import { type Asking, lookUp, readOptions } from './ask.ts'

/** What a ticket says before a session begins, and what its system has to choose from. */
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
}
