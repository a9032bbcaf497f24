import { z } from 'zod'
import { deliveryChannel } from './deliveries.ts'
import {
  cursor,
  fileAnswer,
  id,
  idParams,
  person,
  placeInList,
  storedAsIs,
  timestamp,
  userId,
} from './fields.ts'
import { difference, figure, share } from './figures.ts'
import { handoffStatus } from './handoffs.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

/** A calendar day of the organization's time zone. */
export const day = z.iso.date('Must be a day like 2026-03-09')

export const period = z.enum(['7d', '30d', '90d', 'custom'])
export type Period = z.output<typeof period>

const periodQuery = z.strictObject({
  period: period.default('7d'),
  /** First day; with `period=custom` only. */
  from: day.optional(),
  /** The day that the period ends before; with `period=custom` only. */
  to: day.optional(),
})

/** Half-open: `start` is in it, `end` is not. Both are midnights of the organization's time zone. */
const range = z.object({
  from: day,
  to: day,
  start: timestamp,
  end: timestamp,
  timeZone: z.string(),
})
export type Range = z.output<typeof range>

export const stage = z.enum(['created', 'seen', 'claimed', 'action', 'resolved'])
export type Stage = z.output<typeof stage>

const compared = z.object({
  now: figure,
  /** The same figure of as many days before. */
  before: figure,
  /** Now minus before. */
  change: difference,
})
export type Compared = z.output<typeof compared>

const group = z.object({
  /** What a drill-down names it by; null where nothing is recorded, or names are switched off. */
  key: z.string().nullable(),
  label: z.string(),
  escalations: z.int(),
  timeToFirstAction: figure,
})
export type Group = z.output<typeof group>
const groups = z.object({
  groups: z.array(group),
  /** What is not among the 20 largest. */
  others: z.object({ groups: z.int(), escalations: z.int() }),
})
export type Groups = z.output<typeof groups>

export const escalationFigures = z.object({
  period,
  range,
  previous: range,
  /** What does not count, and how much of it there is in the period. */
  excluded: z.object({ rule: z.string(), test: z.int() }),
  /** Escalations made in the period that count. */
  escalations: z.int(),
  timeToSeen: compared,
  timeToClaim: compared,
  timeToFirstAction: compared,
  /** Claims that no action followed: those that stand, and those that were given back to the queue. */
  withoutAction: z.object({ standing: z.int(), givenBack: z.int() }),
  funnel: z.array(
    z.object({
      stage,
      count: z.int(),
      /** Of those of the stage before. */
      conversion: share,
      /** Those of the stage before that are not in this one, by what became of them. */
      drops: z.array(z.object({ status: handoffStatus, count: z.int() })),
    }),
  ),
  /** Days up to a fortnight, weeks up to half a year, then months, by when the escalation was made. */
  trend: z.array(z.object({ from: day, to: day, escalations: z.int(), timeToFirstAction: figure })),
  /** Time to first action in bins that each reach twice as far as the one before. */
  distribution: z.array(
    z.object({ fromSeconds: z.number(), toSeconds: z.number().nullable(), count: z.int() }),
  ),
  clients: groups,
  categories: groups,
  engineers: groups,
  namesShown: z.boolean(),
  /** Escalations made, by weekday (Monday first) and hour of the organization's time zone. */
  heatMap: z.array(z.array(z.int())),
  /** Of those claimed, whose session was escalated again afterwards. */
  reEscalated: share,
  /** Of those claimed, that were given back to their maker. */
  returned: share,
  /** Of assessments that ended, those that were ready before their deadline. */
  assessmentInTime: share,
  /** Of those whose claimer acted while steps were suggested, those where a message or step took one up. */
  suggestionUsed: share,
  cursor,
})
export type EscalationFigures = z.output<typeof escalationFigures>

const DEFINITIONS = `
**Which escalations:** those made in the period, a half-open range of days in the organization's time zone. \`7d\`, \`30d\` and \`90d\` end with today. Escalations marked as a test and those whose session was deleted do not count.

**Time to seen:** from the escalation to the first look of someone else at the hand-off; a claim is a look. **Time to claim:** from the escalation to its first claim. **Time to first action:** from a claim to the first message, step, resolution or ticket write of the claimer; a ticket write is a ticket note that they wrote themselves or sent to the ticket system, not one that the product wrote. A claim without any stays in \`withoutAction\` and is never dropped; one that was given back without any is counted there, and the next claim is measured from its own time. None of these is time saved.

**Every time** is the difference between the times of two events of the log, in seconds, cut to a tenth. One that a clock made negative is \`invalid\`: counted, and in no figure.

**Figures:** n, median, quartiles and 90th percentile by linear interpolation between ranks; a 95 % interval of the median by bootstrap (2,000 replicates, fixed seed). Fewer than five samples: \`insufficient_data\`. Shares have Wilson's 95 % interval.`

export const getEscalationFigures = defineRoute('getEscalationFigures', {
  summary: 'Figures about the escalations of a period, each with its spread and how sure it is',
  description: DEFINITIONS.trim(),
  access: 'engineer',
  query: periodQuery,
  response: escalationFigures,
})

const filters = {
  /** Those that came this far. */
  stage: stage.optional(),
  /** With `stage`: those that came this far and no farther, by what became of them. */
  dropped: handoffStatus.optional(),
  client: storedAsIs.max(LIMITS.client).optional(),
  category: storedAsIs.max(80).optional(),
  engineer: userId.optional(),
  /** 1 for Monday to 7 for Sunday. */
  weekday: z.coerce.number().int().min(1).max(7).optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
  /** Time to first action in seconds, at least. */
  minSeconds: z.coerce.number().min(0).max(1e9).optional(),
  /** Below. */
  maxSeconds: z.coerce.number().min(0).max(1e9).optional(),
  invalid: z.stringbool().optional(),
  test: z.stringbool().optional(),
}
const filteredQuery = periodQuery.extend(filters)

const moment = z.object({
  at: timestamp,
  /** The event of the log that says so. */
  event: z.int(),
})

export const measuredEscalation = z.object({
  handoffId: id,
  sessionId: id,
  number: z.int(),
  title: z.string(),
  client: z.string().nullable(),
  category: z.string().nullable(),
  /** Who claimed it; null when nobody has, or names are switched off. */
  engineer: person.nullable(),
  status: handoffStatus,
  created: moment,
  seen: moment.nullable(),
  /** The first claim. */
  claimed: moment.nullable(),
  /** The claim that the first action is measured from. */
  measuredClaim: moment.nullable(),
  action: moment.extend({ kind: z.enum(['message', 'step', 'resolution', 'ticket']) }).nullable(),
  ended: moment.nullable(),
  secondsToSeen: z.number().nullable(),
  secondsToClaim: z.number().nullable(),
  secondsToFirstAction: z.number().nullable(),
  /** Baseline minus time to first action; null without either. */
  secondsRecovered: z.number().nullable(),
  /** An event bears an earlier time than the one it followed. */
  invalid: z.boolean(),
  test: z.boolean(),
})
export type MeasuredEscalation = z.output<typeof measuredEscalation>

export const listMeasuredEscalations = defineRoute('listMeasuredEscalations', {
  summary: 'The escalations behind a figure, newest first, with their times and the events that tell them',
  access: 'engineer',
  query: filteredQuery.extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `nextBefore` of the page before. */
    before: placeInList.optional(),
  }),
  response: z.object({
    escalations: z.array(measuredEscalation),
    nextBefore: z.string().nullable(),
    cursor,
  }),
})

export const exportTable = z.enum(['trend', 'escalations', 'recovered', 'baselines'])
export type ExportTable = z.output<typeof exportTable>

export const exportAnalytics = defineRoute('exportAnalytics', {
  summary:
    'A table of the page as CSV (RFC 4180, UTF-8); `recovered` is the evidence of the minutes recovered',
  access: 'engineer',
  query: filteredQuery.extend({ table: exportTable }),
  response: fileAnswer,
  download: ['text/csv'],
})

export const recovered = z.object({
  period,
  range,
  baseline: z.object({
    measurements: figure,
    /** How many of them were typed in afterwards. */
    typed: z.int(),
  }),
  timeToFirstAction: figure,
  /** Median baseline minus median time to first action. */
  difference,
  /** Escalations of the period with no action yet, or an invalid time: they recover nothing here. */
  notCounted: z.int(),
  weeks: z.array(
    z.object({
      from: day,
      to: day,
      counted: z.int(),
      /** Sum over the week's escalations of median baseline minus time to first action, in hours; null without a baseline. */
      hours: z.number().nullable(),
    }),
  ),
  /** Hours recovered a week above 1.0: `met` when the whole 95 % interval is, `uncertain` when the figure alone is. */
  check: z.discriminatedUnion('status', [
    z.object({
      status: z.enum(['met', 'uncertain', 'not_met']),
      threshold: z.number(),
      hoursPerWeek: z.number(),
      low: z.number(),
      high: z.number(),
    }),
    z.object({
      status: z.literal('insufficient_data'),
      threshold: z.number(),
      baselines: z.int(),
      escalations: z.int(),
      needed: z.int(),
    }),
  ]),
  cursor,
})
export type Recovered = z.output<typeof recovered>

export const getRecovered = defineRoute('getRecovered', {
  summary: 'Minutes recovered: the manual baseline minus the time in the product',
  description:
    'Each escalation recovers the median of all measured baselines minus its own time to first action; that may be below zero, and then it counts so. An escalation without an action, or with an invalid time, recovers nothing. The sum over the period, by seven days, is the hours recovered a week; its 95 % interval is a bootstrap over both the baselines and the escalations. The rows that add up to it are `table=recovered` of the export. Fewer than five baselines or escalations: `insufficient_data`.',
  access: 'engineer',
  query: periodQuery,
  response: recovered,
})

const channelHealth = z.object({
  channel: deliveryChannel,
  /** Messages of the period to one person or place each. */
  messages: z.int(),
  /** Of those whose turn came: not still waiting, not taken back before. */
  arrived: share,
  /** Of those that arrived, those within a minute of when they were due. */
  withinMinute: share,
  failed: z.int(),
  /** Taken back before they were sent: somebody had claimed. */
  takenBack: z.int(),
  waiting: z.int(),
  /** Tries beyond the first. */
  retries: z.int(),
})
export type ChannelHealth = z.output<typeof channelHealth>

export const getDeliveryHealth = defineRoute('getDeliveryHealth', {
  summary: 'What became of the messages about escalations, by channel',
  description:
    'Counted from the ledger of deliveries, by when they were queued. A message arrived when the other side took it; whether a person read it is not known here. Messages about escalations that were marked as a test were sent like any other and count.',
  access: 'engineer',
  query: periodQuery,
  response: z.object({ range, channels: z.array(channelHealth), cursor }),
})

export const analyticsSettings = z.strictObject({
  /** Whether figures are told by the name of the engineer. */
  engineerNames: z.boolean(),
  /** Whether owners get a digest every Monday. */
  weeklyDigest: z.boolean(),
})
export type AnalyticsSettings = z.output<typeof analyticsSettings>

export const getAnalyticsSettings = defineRoute('getAnalyticsSettings', {
  summary: 'Whether figures name engineers, and whether owners get a weekly digest',
  access: 'engineer',
  response: analyticsSettings.extend({ cursor }),
})

export const changeAnalyticsSettings = defineRoute('changeAnalyticsSettings', {
  summary: 'Switch the names of engineers in figures, or the weekly digest, on or off',
  access: 'owner',
  body: analyticsSettings,
  response: analyticsSettings.extend({ cursor }),
})

export const markTestEscalation = defineRoute('markTestEscalation', {
  summary: 'Mark an escalation as a test, or as real after all: a test counts in no figure',
  access: 'admin',
  params: idParams,
  body: z.strictObject({ test: z.boolean() }),
  response: z.object({ handoffId: id, test: z.boolean() }),
  problems: ['not_found'],
})
