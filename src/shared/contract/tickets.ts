import { z } from 'zod'
import { cursor, idParams, text, userId } from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

/** The turns of a hand-off at which a ticket's status may change. */
export const TICKET_TURNS = ['escalated', 'claimed', 'returned', 'resolved'] as const
export type TicketTurn = (typeof TICKET_TURNS)[number]

const choice = z.string().max(200)

/** What a ticket becomes at each turn, in the words of the ticket system. What is absent stays as it is there. */
export const ticketMapping = z.strictObject({
  statuses: z.partialRecord(z.enum(TICKET_TURNS), choice).default({}),
  /** Where an escalated ticket is moved. */
  queue: choice.optional(),
  /** Whoever holds the session becomes the ticket's owner. */
  assign: z.boolean().default(true),
  /** Members' users in the ticket system; whoever is absent is found by the mail address. */
  owners: z.record(userId, choice).default({}),
})
export type TicketMapping = z.output<typeof ticketMapping>

export const ticketOption = z.object({ value: z.string(), label: z.string() })
export type TicketOption = z.output<typeof ticketOption>

export const lookUpTicket = defineRoute('lookUpTicket', {
  summary: 'What the ticket system says of a ticket, to begin a session with',
  description:
    'Asked for now, with the log-in of the integration. What is answered is not stored before a session is created from it.',
  access: 'technician',
  query: z.strictObject({ ref: text(LIMITS.ticketRef) }),
  response: z.object({
    /** As the ticket system writes it. */
    ref: z.string(),
    title: z.string(),
    problem: z.string(),
    client: z.string().nullable(),
    /** The name of the integration. */
    system: z.string(),
  }),
  problems: ['ticket_system_not_set_up', 'ticket_not_found', 'ticket_system_failed'],
  perMinute: 60,
})

export const getTicketOptions = defineRoute('getTicketOptions', {
  summary: 'Statuses, queues and users that the ticket system has to choose from',
  description: 'Read from the tenant at each call.',
  access: 'admin',
  params: idParams,
  response: z.object({
    statuses: z.array(ticketOption),
    queues: z.array(ticketOption),
    users: z.array(ticketOption),
  }),
  problems: ['not_found', 'ticket_system_failed'],
  perMinute: 30,
})

export const getSessionTicket = defineRoute('getSessionTicket', {
  summary: 'The ticket that the note of a session can be written to, and whether it was',
  access: 'technician',
  params: idParams,
  response: z.object({
    /** Null: the session has none, or no ticket system is set up. */
    ticket: z.object({ ref: z.string(), system: z.string() }).nullable(),
    /** The newest version of the note that somebody wrote there; 0 when nobody has. */
    sent: z.int(),
    cursor,
  }),
  problems: ['not_found', 'session_not_readable'],
})

export const sendTicketNote = defineRoute('sendTicketNote', {
  summary: "Write the session's note to its ticket now, for staff only",
  description:
    'Those who take part in the session may. `version` is the newest; when another came, the answer is `documentation_changed`. A version that is there or on its way is not written again. Status, queue and owner of the ticket stay. In figures it is an action of whoever did it.',
  access: 'technician',
  params: idParams,
  body: z.strictObject({ version: z.int().min(1) }),
  response: z.object({ version: z.int() }),
  problems: [
    'not_found',
    'session_not_readable',
    'session_not_writable',
    'documentation_changed',
    'ticket_system_not_set_up',
  ],
})
