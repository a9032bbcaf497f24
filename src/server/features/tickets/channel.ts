import type { Channel } from '../deliveries/index.ts'
import { pushToTicket } from './push.ts'
import type { TicketSystem } from './system.ts'

/** A ticket system as a way out of the house: each turn of a hand-off is written to the session's ticket. */
export function ticketChannel({ open, ...kind }: TicketSystem): Channel {
  const { label } = kind.type
  return {
    ...kind,
    async send(message, connection, { signal }) {
      if (!message.ticket) throw new Error('A ticket system needs to be told of the work')
      await pushToTicket(open(connection, signal), label, message, message.ticket, connection.settings)
      return null
    },
    async test(connection, _tester, signal) {
      const { statuses, queues, users } = await open(connection, signal).options()
      return `${label} lets us in. To choose from: ${statuses.length} × status, ${queues.length} × queue, ${users.length} × user.`
    },
  }
}
