import type { IntegrationKind } from '../../../shared/contract/integrations.ts'
import { type DeliveryEvent, deliveryEvent, handoffTurn } from '../../../shared/contract/preferences.ts'

type Traits = {
  /** Each person by their own choice, or a place that all of `events` go to. */
  tells: 'people' | 'place'
  /** What a place is told of. */
  events: readonly DeliveryEvent[]
  /** Whether a call that is out is taken back there, or said to be settled. */
  retracts: boolean
  /** Whether the other side tells once what comes twice under the same delivery id. */
  repeats: 'told_once' | 'may_double'
}

const CALLS = ['escalation', 'released'] as const
const person = { tells: 'people', events: [] } as const
const chat = { tells: 'place', events: CALLS, repeats: 'may_double' } as const
const tickets = {
  tells: 'place',
  events: deliveryEvent.options,
  retracts: false,
  repeats: 'told_once',
} as const

/** What the plan of an announcement has to know of each kind of channel. Each one proves it in the contract suite. */
export const TRAITS: Readonly<Record<IntegrationKind, Traits>> = {
  slack: { ...chat, retracts: true },
  slack_webhook: { ...chat, retracts: false },
  msteams: { ...chat, retracts: true },
  email: { ...person, retracts: false, repeats: 'may_double' },
  webpush: { ...person, retracts: true, repeats: 'told_once' },
  webhook: { tells: 'place', events: handoffTurn.options, retracts: false, repeats: 'told_once' },
  request_tracker: tickets,
  connectwise: tickets,
  autotask: tickets,
  halopsa: tickets,
}

/** What is told to these is a record, not a call: nothing of it is taken back. */
export const TICKET_SYSTEMS: readonly IntegrationKind[] = [
  'request_tracker',
  'connectwise',
  'autotask',
  'halopsa',
]

/** A ticket system hears of sessions that have a ticket; it is no place where somebody is called. */
export const isTicketSystem = (kind: IntegrationKind): boolean => TICKET_SYSTEMS.includes(kind)
