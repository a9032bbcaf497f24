import { z } from 'zod'
import { cursor, id, idParams, text, timestamp } from './fields.ts'
import { timeZone } from './organization.ts'
import { defineRoute } from './route.ts'

/** What becomes of a hand-off. */
export const handoffTurn = z.enum(['escalation', 'claimed', 'returned', 'released', 'resolved', 'withdrawn'])
export type HandoffTurn = z.output<typeof handoffTurn>

/** What is told outside; `noted`: somebody wrote the session's note to its ticket, and nobody else is told. */
export const deliveryEvent = z.enum([...handoffTurn.options, 'noted'])
export type DeliveryEvent = z.output<typeof deliveryEvent>

/** The events that a person can choose channels for; a withdrawal only takes back. */
export const CHOICE_EVENTS = ['escalation', 'released', 'claimed', 'returned', 'resolved'] as const

/** Over what a person can be told besides the bell, which always rings. */
export const personalChannel = z.enum(['email', 'webpush'])
export type PersonalChannel = z.output<typeof personalChannel>

const channels = z.array(personalChannel).max(2)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time like 22:00')

export const notificationPreferences = z.strictObject({
  channels: z.strictObject({
    escalation: channels,
    released: channels,
    claimed: channels,
    returned: channels,
    resolved: channels,
  }),
  /** No mail and no push between these times; what came meanwhile is sent when they end, if it still matters. */
  quietHours: z
    .strictObject({ from: clockTime, to: clockTime, timeZone, exceptCritical: z.boolean() })
    .refine(({ from, to }) => from !== to, 'Must begin and end at different times')
    .nullable(),
  /** In an open page: a sound, and a notification of the desktop while the page is not in front. */
  alerts: z
    .strictObject({ sound: z.boolean(), desktop: z.boolean() })
    .default({ sound: false, desktop: false }),
  /** Mail with the figures of the week, for owners. */
  weeklyDigest: z.boolean().default(true),
})
export type NotificationPreferences = z.output<typeof notificationPreferences>

/** What holds for somebody who never chose. */
export const DEFAULT_PREFERENCES: NotificationPreferences = {
  channels: {
    escalation: ['email', 'webpush'],
    released: ['webpush'],
    claimed: ['webpush'],
    returned: ['email', 'webpush'],
    resolved: [],
  },
  quietHours: null,
  alerts: { sound: false, desktop: false },
  weeklyDigest: true,
}

/** What mails there are, by what they tell of. */
export const mailKind = z.enum([...handoffTurn.options, 'digest'])
export type MailKind = z.output<typeof mailKind>

export const getNotificationPreferences = defineRoute('getNotificationPreferences', {
  summary: "The caller's own choice of channels and quiet hours",
  access: 'technician',
  response: z.object({
    preferences: notificationPreferences,
    /** Channels that the organization has set up; the others are chosen in vain. */
    available: z.array(personalChannel),
    cursor,
  }),
})

export const saveNotificationPreferences = defineRoute('saveNotificationPreferences', {
  summary: "Save the caller's own choice",
  access: 'technician',
  body: notificationPreferences,
  response: notificationPreferences,
})

export const pushSubscription = z.object({
  id,
  /** What the browser called itself when it subscribed. */
  browser: z.string(),
  createdAt: timestamp,
})
export type PushSubscription = z.output<typeof pushSubscription>

export const listPushSubscriptions = defineRoute('listPushSubscriptions', {
  summary: "The caller's browsers that may be pushed to, and the key that a new one needs",
  access: 'technician',
  response: z.object({
    subscriptions: z.array(pushSubscription),
    /** The organization's VAPID key; null when push is not set up. */
    applicationServerKey: z.string().nullable(),
    cursor,
  }),
})

export const addPushSubscription = defineRoute('addPushSubscription', {
  summary: 'Let this browser be pushed to; the same browser again is the same subscription',
  access: 'technician',
  body: z.strictObject({
    endpoint: z.url({ protocol: /^https?$/ }).max(2_000),
    keys: z.strictObject({
      p256dh: z.string().regex(/^[\w-]{80,100}=*$/),
      auth: z.string().regex(/^[\w-]{20,30}=*$/),
    }),
    browser: text(120),
  }),
  response: pushSubscription,
  status: 201,
  problems: ['push_not_set_up'],
})

export const removePushSubscription = defineRoute('removePushSubscription', {
  summary: "Take one of the caller's browsers off the list",
  access: 'technician',
  params: idParams,
  response: z.object({ removed: z.literal(true) }),
  problems: ['not_found'],
})

export const unsubscribe = defineRoute('unsubscribe', {
  summary: 'End mails of the kind that the link came with',
  description: 'One click as RFC 8058 has it: no log-in, the signed token names person and kind.',
  access: 'public',
  query: z.strictObject({
    token: z
      .string()
      .max(500)
      .regex(/^[\w-]+[.][\w-]+$/),
  }),
  response: z.object({ event: mailKind }),
  problems: ['not_found'],
  perMinute: 30,
})
