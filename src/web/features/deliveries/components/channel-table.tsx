import {
  CHOICE_EVENTS,
  type NotificationPreferences,
  type PersonalChannel,
  personalChannel,
} from '../../../../shared/contract/preferences.ts'

const EVENTS: Record<(typeof CHOICE_EVENTS)[number], { label: string; hint: string }> = {
  escalation: { label: 'Somebody escalates', hint: 'A hand-off waits for an engineer' },
  released: { label: 'Back in the queue', hint: 'Its claimer let go of it' },
  claimed: { label: 'My hand-off was claimed', hint: 'Somebody goes on in my session' },
  returned: { label: 'Returned to me', hint: 'The engineer gave the session back' },
  resolved: { label: 'My hand-off was resolved', hint: 'It is done' },
}
const CHANNELS: Record<PersonalChannel, string> = { email: 'Mail', webpush: 'Push' }

const DIGEST = { label: 'The week in figures', hint: 'Mondays at 8:00, for owners' }

type ChannelTableProps = {
  channels: NotificationPreferences['channels']
  available: readonly PersonalChannel[]
  onToggle: (event: (typeof CHOICE_EVENTS)[number], channel: PersonalChannel, on: boolean) => void
  /** Whether the weekly digest is mailed; absent for those who get none. */
  digest: { on: boolean; onToggle: (on: boolean) => void } | undefined
}

/** Events down, channels across. A channel that the organization has not set up says so and cannot be chosen. */
export function ChannelTable({ channels, available, onToggle, digest }: ChannelTableProps) {
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-b border-line text-xs text-ink-subtle">
          <th scope="col" className="px-4 py-2 text-left font-medium">
            When
          </th>
          {personalChannel.options.map(channel => (
            <th key={channel} scope="col" className="w-20 px-2 py-2 text-center font-medium">
              {CHANNELS[channel]}
              {!available.includes(channel) && <span className="block font-normal">not set up</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {CHOICE_EVENTS.map(event => (
          <tr key={event}>
            <th scope="row" className="px-4 py-2 text-left font-normal text-ink">
              {EVENTS[event].label}
              <span className="block text-xs text-ink-subtle">{EVENTS[event].hint}</span>
            </th>
            {personalChannel.options.map(channel => (
              <td key={channel} className="px-2 text-center">
                <input
                  type="checkbox"
                  aria-label={`${CHANNELS[channel]}: ${EVENTS[event].label}`}
                  className="size-4 align-middle pointer-coarse:size-6"
                  disabled={!available.includes(channel)}
                  checked={channels[event].includes(channel)}
                  onChange={change => onToggle(event, channel, change.target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
        {digest && (
          <tr>
            <th scope="row" className="px-4 py-2 text-left font-normal text-ink">
              {DIGEST.label}
              <span className="block text-xs text-ink-subtle">{DIGEST.hint}</span>
            </th>
            <td className="px-2 text-center">
              <input
                type="checkbox"
                aria-label={`${CHANNELS.email}: ${DIGEST.label}`}
                className="size-4 align-middle pointer-coarse:size-6"
                disabled={!available.includes('email')}
                checked={digest.on}
                onChange={change => digest.onToggle(change.target.checked)}
              />
            </td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  )
}
