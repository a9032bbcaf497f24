export { ticketChannel } from './channel.ts'
export { ticketRoutes } from './routes.ts'
export type {
  Ticket,
  TicketChange,
  TicketDesk,
  TicketNote,
  TicketOptions,
  TicketStory,
  TicketSystem,
  TimeEntry,
} from './system.ts'
