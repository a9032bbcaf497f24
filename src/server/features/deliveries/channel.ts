import type { WatchLevel } from '../../../shared/contract/handoffs.ts'
import type { DeliveryEvent } from '../../../shared/contract/preferences.ts'
import type { StepOutcome } from '../../../shared/contract/sessions.ts'
import type { Redacted } from '../../../shared/domain/redaction/redacted.ts'
import type { Connection, Kind } from '../integrations/index.ts'

/** What leaves the house about a hand-off: masked text, and addresses of our own. */
export type Card = {
  /** Null: a session that was never handed off. Ticket systems alone hear of it. */
  handoffId: string | null
  sessionId: string
  /** 1 for the first hand-off of its session, 0 without one. */
  number: number
  title: Redacted
  problem: Redacted
  client: Redacted | null
  ticketRef: string | null
  watchLevel: WatchLevel
  impact: Redacted | null
  reason: Redacted
  /** The last few, oldest first. */
  tried: { text: Redacted; outcome: StepOutcome }[]
  createdBy: string
  claimedBy: string | null
  /** Opens the context screen, or the session where there is no hand-off. */
  link: string
  /** The ticket note of the session as it stands. */
  note: Redacted
  minutesWorked: number
}

/** A browser that a person allowed to be pushed to. */
export type Subscription = { id: string; endpoint: string; keys: { p256dh: string; auth: string } }

export type Recipient =
  | { kind: 'person'; id: string; name: string; email: string; subscriptions: Subscription[] }
  | { kind: 'place' }

/** What a ticket system has to know besides: it is changed, not only told. */
export type TicketWork = {
  /** Nothing has become of the hand-off since, so what this message says of status and owner still holds. */
  stands: boolean
  /** Who holds the session now. */
  holder: { id: string; email: string } | null
  /** Who worked how long, told at a resolution. A transcript may name people without an account. */
  time: { member: { id: string; email: string } | null; name: string; minutes: number }[]
  endedAt: Date
}

/** One message that goes out. */
export type Outgoing = {
  /** The same at every try. */
  deliveryId: string
  event: DeliveryEvent
  /** Who did it. */
  actorName: string
  card: Card
  recipient: Recipient
  /** For ticket systems alone. */
  ticket: TicketWork | null
}

/** Where a message stands on the other side, as the channel that sent it wants to find it again. */
export type Ref = Record<string, string | number | boolean | null>

/** A way out of the house. Each one passes the contract suite of channels; `TRAITS` says what it is good for. */
export type Channel = Kind & {
  /**
   * Sends. Throws `ChannelFault`. `earlier`: refs of what this channel sent about the same hand-off, oldest first. `heard`:
   * is told the status of an answer, where the other side is somebody's own and its status tells them something.
   */
  send(
    message: Outgoing,
    connection: Connection,
    options: { signal: AbortSignal; earlier: Ref[]; heard?: (status: number) => void },
  ): Promise<Ref | null>
  /** Takes back what was sent, or says there that it is settled. Absent: what is out stays. */
  retract?(message: Outgoing, ref: Ref, connection: Connection, signal: AbortSignal): Promise<void>
}
