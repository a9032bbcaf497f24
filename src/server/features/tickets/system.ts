import type { TicketOption } from '../../../shared/contract/tickets.ts'
import type { Redacted } from '../../../shared/domain/redaction/redacted.ts'
import type { Connection, Kind } from '../integrations/index.ts'

/** A ticket as it stands in its system. Status, queue and owner are told as `TicketOptions` has them. */
export type Ticket = {
  id: string
  /** As people write it. */
  ref: string
  title: string
  status: string
  queue: string | null
  owner: string | null
}

/** What a session begins with. */
export type TicketStory = { title: string; description: string; client: string | null }

/** What the tenant has to choose from. */
export type TicketOptions = { statuses: TicketOption[]; queues: TicketOption[]; users: TicketOption[] }

/** Absent: stays as it is. An owner of null: nobody. */
export type TicketChange = { status?: string; queue?: string; owner?: string | null }

export type TicketNote = {
  title: Redacted
  text: Redacted
  /** Stands in the note, so that it is found again. */
  reference: string
  /** Work that is booked with the note where the system has no entries of their own; 0 elsewhere. */
  minutes: number
}

export type TimeEntry = {
  minutes: number
  /** Who worked; null where nobody of the ticket system is known for them. */
  user: string | null
  text: Redacted
  reference: string
  endedAt: Date
}

/** A ticket system with one organization's log-in. All of it throws `ChannelFault`, with what to do. */
export type TicketDesk = {
  /** Undefined: there is no such ticket, or the log-in may not see it. */
  find(ref: string): Promise<Ticket | undefined>
  read(ticket: Ticket): Promise<TicketStory>
  hasNote(ticket: Ticket, reference: string): Promise<boolean>
  /** Adds a note that staff alone can read. */
  addNote(ticket: Ticket, note: TicketNote): Promise<void>
  /** Absent: time goes with the note. */
  time?: {
    has(ticket: Ticket, reference: string): Promise<boolean>
    add(ticket: Ticket, entry: TimeEntry): Promise<void>
  }
  change(ticket: Ticket, change: TicketChange): Promise<void>
  options(): Promise<TicketOptions>
  /** Who has this mail address there; null: nobody, or several. */
  findUser(email: string): Promise<string | null>
}

/** A kind of ticket system. Each one passes the contract suite in `test/support/ticket-system-suite.ts`. */
export type TicketSystem = Omit<Kind, 'test'> & {
  open(connection: Connection, signal: AbortSignal): TicketDesk
}
