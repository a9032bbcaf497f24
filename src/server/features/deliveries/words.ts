import type { DeliveryEvent } from '../../../shared/contract/preferences.ts'
import { notificationTitle } from '../../../shared/domain/notification-title.ts'
import type { Card, Outgoing } from './channel.ts'

const WATCH: Record<Card['watchLevel'], string> = {
  stable: 'Stable',
  watch: 'Watch',
  critical: 'Critical',
}
const OUTCOME: Record<Card['tried'][number]['outcome'], string> = {
  worked: 'Worked',
  failed: 'Failed',
  partial: 'Partly worked',
  inconclusive: 'Inconclusive',
  skipped: 'Skipped',
  proposed: 'Not tried',
}

/** One line for every channel: what happened, who did it, on which ticket, about which problem. */
export const headline = ({ event, actorName, card }: Outgoing): string =>
  titleOf(event, { ...card, name: actorName })

/** The same, before there is a card. */
export function titleOf(event: DeliveryEvent, about: Parameters<typeof notificationTitle>[1]): string {
  if (event !== 'withdrawn' && event !== 'noted') return notificationTitle(event, about)
  return notificationTitle('resolved', about).replace(/^Resolved/, event === 'noted' ? 'Note' : 'Withdrawn')
}

/** What a message of any channel tells besides its headline, in the order in which it is read. */
export const facts = (card: Card): { label: string; value: string }[] =>
  [
    { label: 'Watch level', value: WATCH[card.watchLevel] },
    { label: 'Client', value: card.client ?? '' },
    { label: 'Ticket', value: card.ticketRef ?? '' },
    { label: 'Impact', value: card.impact ?? '' },
    { label: 'Stuck because', value: card.reason },
  ].filter(({ value }) => value !== '')

/** The last tries with their ends, one a line. */
export const tries = (card: Card): string[] =>
  card.tried.map(({ text, outcome }) => `${OUTCOME[outcome]}: ${text}`)

/** What messages about the same thing have in common. */
export const subjectOf = ({ handoffId, sessionId }: Card): string => handoffId ?? sessionId

/** What a message turns into once somebody came. */
export const settled = (card: Card): string =>
  card.claimedBy === null ? 'No longer waiting' : `Claimed by ${card.claimedBy}`

/**
 * Cuts at a character that a reader sees, with an ellipsis where something was cut. `max` counts code units of what `encode`
 * makes of it, so that no escape is cut through.
 */
export function shorten(text: string, max: number, encode = (part: string) => part): string {
  const whole = encode(text)
  if (whole.length <= max) return whole
  let kept = ''
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    const part = encode(segment)
    if (kept.length + part.length > max - 1) break
    kept += part
  }
  return `${kept.trimEnd()}…`
}
