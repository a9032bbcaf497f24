import { z } from 'zod'
import { cursor, id, idParams, person, timestamp, userId } from './fields.ts'
import { integrationKind } from './integrations.ts'
import { deliveryEvent } from './preferences.ts'
import { defineRoute } from './route.ts'

export const deliveryChannel = z.enum(['in_app', ...integrationKind.options])
export type DeliveryChannel = z.output<typeof deliveryChannel>

/** `failed`: given up, an admin may send it again. `retracted`: taken back, or never sent because it was no longer needed. */
export const deliveryState = z.enum(['queued', 'sent', 'seen', 'failed', 'retracted'])
export type DeliveryState = z.output<typeof deliveryState>

/** One message to one person or place over one channel. */
export const delivery = z.object({
  id,
  /** Null: its session was never handed off. */
  handoffId: id.nullable(),
  event: deliveryEvent,
  channel: deliveryChannel,
  /** Null: it went to a place. */
  person: person.nullable(),
  /** The integration's name, null in the app. */
  place: z.string().nullable(),
  state: deliveryState,
  attempts: z.int(),
  /** The last failure and what to do about it, in plain words. */
  error: z.string().nullable(),
  /** Held back until then: the person's quiet hours, or the next try. */
  notBefore: timestamp.nullable(),
  queuedAt: timestamp,
  sentAt: timestamp.nullable(),
  seenAt: timestamp.nullable(),
  failedAt: timestamp.nullable(),
  retractedAt: timestamp.nullable(),
  version: z.int(),
})
export type Delivery = z.output<typeof delivery>

/** How one try to send a message ended. */
export const deliveryTry = z.object({
  /** Counted from 1. One whose number is missing never ended: the server stopped. */
  number: z.int(),
  /** When it ended. */
  at: timestamp,
  ms: z.int(),
  /** What a webhook's address answered; null without an answer, and where a channel has none that tells something. */
  status: z.int().nullable(),
  /** In plain words; null: it was taken. */
  error: z.string().nullable(),
})
export type DeliveryTry = z.output<typeof deliveryTry>

export const listDeliveries = defineRoute('listDeliveries', {
  summary: 'Who was told about a hand-off, over what, and what became of it: oldest first',
  access: 'technician',
  params: idParams,
  response: z.object({ deliveries: z.array(delivery), cursor }),
  problems: ['not_found', 'session_not_readable'],
})

export const listSessionDeliveries = defineRoute('listSessionDeliveries', {
  summary: 'What was written to the ticket of a session that was never handed off, and what became of it',
  access: 'technician',
  params: idParams,
  response: z.object({ deliveries: z.array(delivery), cursor }),
  problems: ['not_found', 'session_not_readable'],
})

export const getHandoffAudience = defineRoute('getHandoffAudience', {
  summary: 'Who was told of a hand-off, who has looked at it, and who is looking now',
  description: 'By name. The one who made the hand-off is not among them.',
  access: 'technician',
  params: idParams,
  response: z.object({
    people: z.array(
      person.extend({
        told: z.boolean(),
        /** When they looked first. */
        seenAt: timestamp.nullable(),
        /** They are looking now, and count as doing so until then unless they say so again. */
        lookingUntil: timestamp.nullable(),
      }),
    ),
    cursor,
  }),
  problems: ['not_found', 'session_not_readable'],
})

export const listIntegrationDeliveries = defineRoute('listIntegrationDeliveries', {
  summary: 'The last 100 messages that went over an integration, newest first',
  access: 'admin',
  params: idParams,
  response: z.object({
    deliveries: z.array(
      delivery.extend({
        session: z.object({ id, title: z.string() }),
        /** The last 20, oldest first. */
        tries: z.array(deliveryTry),
      }),
    ),
    cursor,
  }),
  problems: ['not_found'],
})

export const listDeadDeliveries = defineRoute('listDeadDeliveries', {
  summary: 'The last 200 deliveries that were given up, newest first',
  access: 'admin',
  response: z.object({ deliveries: z.array(delivery), cursor }),
})

export const replayDelivery = defineRoute('replayDelivery', {
  summary: 'Send again what was given up, or what a webhook took already',
  description: 'It goes out under the same id, by which a receiver tells a repeat.',
  access: 'admin',
  params: idParams,
  body: z.strictObject({}),
  response: delivery,
  problems: ['not_found', 'delivery_not_failed'],
})

/** How somebody would be told, the quickest way first. */
export const reach = z.enum(['live', 'webpush', 'email', 'bell'])
export type Reach = z.output<typeof reach>

export const getReachability = defineRoute('getReachability', {
  summary: 'Who would be told if the caller escalated now, and how',
  description:
    '`live`: a page is open now. `webpush`, `email`: outside of the app, and not within their quiet hours. `bell`: only when they come back to the app. `places` are those that every escalation goes to. `reachable` is false when nobody is live, is told outside, and no place is told.',
  access: 'technician',
  query: z.strictObject({ targetUserId: userId.optional() }),
  response: z.object({
    people: z.array(person.extend({ by: reach, quietUntil: timestamp.nullable() })),
    places: z.array(z.object({ kind: integrationKind, name: z.string(), failing: z.boolean() })),
    reachable: z.boolean(),
    /** Admins and owners, who are told when nobody else can be. */
    fallback: z.array(person),
  }),
})
