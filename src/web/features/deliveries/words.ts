import type { Delivery } from '../../../shared/contract/deliveries.ts'
import { CHANNEL_NAMES } from '../../core/channel-names.ts'
import type { Tone } from '../../ui/badge.tsx'

export const EVENT_NAMES: Record<Delivery['event'], string> = {
  escalation: 'Handed off',
  released: 'Back in the queue',
  claimed: 'Claimed',
  returned: 'Returned',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
  noted: 'Note written',
}

const STATES: Record<Delivery['state'], { label: string; tone: Tone }> = {
  queued: { label: 'On its way', tone: 'info' },
  sent: { label: 'Sent', tone: 'neutral' },
  seen: { label: 'Seen', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  retracted: { label: 'Taken back', tone: 'neutral' },
}

/** What a line of the ledger says of its state, and since when. */
export function stateOf(delivery: Delivery): { label: string; tone: Tone; at: string } {
  const { state, channel, sentAt, seenAt, failedAt, retractedAt, queuedAt, attempts } = delivery
  const at = { queued: queuedAt, sent: sentAt, seen: seenAt, failed: failedAt, retracted: retractedAt }[state]
  const looks = STATES[state]
  return {
    ...looks,
    label:
      state === 'queued' && attempts > 0
        ? `Trying again (${attempts})`
        : state === 'queued' && delivery.notBefore
          ? 'Waits for the end of quiet hours'
          : state === 'sent' && channel === 'in_app'
            ? 'In the bell'
            : state === 'retracted' && sentAt === null
              ? 'Not sent: no longer needed'
              : looks.label,
    at: at ?? queuedAt,
  }
}

/** Whom a line of the ledger went to. */
export const recipientOf = ({ person, place, channel }: Delivery): string =>
  person?.name ?? place ?? CHANNEL_NAMES[channel]
