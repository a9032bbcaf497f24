import type { DeliveryEvent } from '../../../shared/contract/preferences.ts'
import { type TicketMapping, type TicketTurn, ticketMapping } from '../../../shared/contract/tickets.ts'
import { asRedacted } from '../../../shared/domain/redaction/redacted.ts'
import type { Outgoing, TicketWork } from '../deliveries/index.ts'
import { ChannelFault } from '../integrations/index.ts'
import { noteText, noteTitle, referenceOf } from './note.ts'
import type { Ticket, TicketChange, TicketDesk } from './system.ts'

const TURNS: Record<DeliveryEvent, TicketTurn | null> = {
  escalation: 'escalated',
  released: 'escalated',
  claimed: 'claimed',
  returned: 'returned',
  withdrawn: 'returned',
  resolved: 'resolved',
  // It changes nothing of the ticket.
  noted: null,
}

/**
 * Writes one turn of a hand-off to its ticket: the note once, however often it is tried, then the time, then status, queue
 * and owner unless something newer holds. What was written is read back: some systems answer a refusal with success.
 */
export async function pushToTicket(
  desk: TicketDesk,
  name: string,
  message: Outgoing,
  work: TicketWork,
  settings: { mapping?: unknown },
): Promise<void> {
  const mapping = ticketMapping.parse(settings.mapping ?? {})
  const ticket = await findTicket(desk, name, message.card.ticketRef ?? '')
  await writeNote(desk, name, ticket, message, work)
  // Before the status: a closed ticket may take no time. What cannot be booked does not hold the status up.
  const unbooked =
    message.event === 'resolved' ? await bookTime(desk, ticket, message, work, mapping) : undefined
  if (work.stands) await changeTicket(desk, name, ticket, await changeFor(desk, message, work, mapping))
  if (unbooked) throw unbooked
}

/** The ticket of a reference. Throws with what to do when there is none. */
export async function findTicket(desk: TicketDesk, name: string, ref: string): Promise<Ticket> {
  const ticket = await desk.find(ref)
  if (ticket) return ticket
  throw new ChannelFault(
    'refused',
    `${name} has no ticket ${ref} that our log-in can see. Check the session's ticket and the log-in's rights.`,
    { ofMessage: true },
  )
}

async function writeNote(
  desk: TicketDesk,
  name: string,
  ticket: Ticket,
  message: Outgoing,
  { time }: TicketWork,
): Promise<void> {
  const reference = referenceOf(message)
  if (await desk.hasNote(ticket, reference)) return
  const minutes =
    desk.time || message.event !== 'resolved' ? 0 : time.reduce((sum, one) => sum + one.minutes, 0)
  await desk.addNote(ticket, { title: noteTitle(message), text: noteText(message), reference, minutes })
  // Never tried again by itself: a log-in that may write and not read would write it at each try.
  if (!(await desk.hasNote(ticket, reference)))
    throw new ChannelFault(
      'refused',
      `${name} said that it took the note, but we do not see it on ticket ${ticket.ref}. Check the log-in's right to add and to read notes, then send this again.`,
    )
}

/** Books each person's time. Answers the first refusal, after the time of all others was booked. */
async function bookTime(
  { time: entries, findUser }: TicketDesk,
  ticket: Ticket,
  message: Outgoing,
  { time, endedAt }: TicketWork,
  mapping: TicketMapping,
): Promise<ChannelFault | undefined> {
  let unbooked: ChannelFault | undefined
  for (const [at, { member, name, minutes }] of time.entries()) {
    const reference = referenceOf(message, `/${at + 1}`)
    if (!entries || minutes === 0 || (await entries.has(ticket, reference))) continue
    const user = member && (await userOf({ findUser }, member, mapping))
    const text = asRedacted(`${name}: ${message.card.title}`)
    try {
      await entries.add(ticket, { minutes, user, text, reference, endedAt })
    } catch (error) {
      if (!(error instanceof ChannelFault) || error.kind !== 'refused') throw error
      unbooked ??= error
    }
  }
  return unbooked
}

/** What the mapping wants of the ticket at this turn. */
async function changeFor(
  desk: TicketDesk,
  { event }: Outgoing,
  { holder }: TicketWork,
  mapping: TicketMapping,
): Promise<TicketChange> {
  const turn = TURNS[event]
  if (turn === null) return {}
  const status = mapping.statuses[turn]
  const change: TicketChange = {
    ...(status ? { status } : {}),
    ...(turn === 'escalated' && mapping.queue ? { queue: mapping.queue } : {}),
  }
  // An escalated ticket has no new owner before somebody claims it.
  if (!mapping.assign || !holder || turn === 'escalated') return change
  const owner = await userOf(desk, holder, mapping)
  return owner === null ? change : { ...change, owner }
}

/** The user of the ticket system who stands for a member: chosen, or with the same mail address. */
const userOf = async (
  desk: Pick<TicketDesk, 'findUser'>,
  { id, email }: { id: string; email: string },
  { owners }: TicketMapping,
): Promise<string | null> => owners[id] ?? (await desk.findUser(email))

async function changeTicket(
  desk: TicketDesk,
  name: string,
  ticket: Ticket,
  wanted: TicketChange,
): Promise<void> {
  if (differences(ticket, wanted).length === 0) return
  await desk.change(ticket, wanted)
  const left = differences(await findTicket(desk, name, ticket.ref), wanted)
  if (left.length > 0)
    throw new ChannelFault(
      'refused',
      `The note is on ticket ${ticket.ref}, but ${name} did not change its ${left.join(' and ')}. Check the choice in the settings and the log-in's rights.`,
    )
}

function differences(ticket: Ticket, { status, queue, owner }: TicketChange): string[] {
  return [
    ...(status !== undefined && ticket.status !== status ? ['status'] : []),
    ...(queue !== undefined && ticket.queue !== queue ? ['queue'] : []),
    ...(owner !== undefined && ticket.owner !== owner ? ['owner'] : []),
  ]
}
