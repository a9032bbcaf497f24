import { useState } from 'react'
import type {
  CHOICE_EVENTS,
  NotificationPreferences,
  PersonalChannel,
} from '../../../../shared/contract/preferences.ts'
import { useMe } from '../../../core/me.ts'
import { Card } from '../../../ui/card.tsx'
import { toast } from '../../../ui/toast.ts'
import { useSavePreferences } from '../api.ts'
import { AlertsCard } from './alerts-card.tsx'
import { ChannelTable } from './channel-table.tsx'
import { PushCard } from './push-card.tsx'
import { QuietHoursField } from './quiet-hours-field.tsx'

type PreferencesFormProps = {
  preferences: NotificationPreferences
  available: readonly PersonalChannel[]
}

/** Each change is saved as it is made, and shows before it is: there is nothing to forget. */
export function PreferencesForm({ preferences: saved, available }: PreferencesFormProps) {
  const me = useMe()
  const save = useSavePreferences()
  const [wanted, setWanted] = useState<NotificationPreferences>()
  const preferences = wanted ?? saved
  function change(part: Partial<NotificationPreferences>) {
    const next = { ...preferences, ...part }
    setWanted(next)
    save.mutate(next, {
      onSuccess: () => toast({ id: 'preferences', tone: 'success', title: 'Saved' }),
      // Of several on their way the last one alone settles; a refusal brings back what the server holds.
      onSettled: () => setWanted(undefined),
    })
  }
  function toggle(event: (typeof CHOICE_EVENTS)[number], channel: PersonalChannel, on: boolean) {
    const without = preferences.channels[event].filter(one => one !== channel)
    change({ channels: { ...preferences.channels, [event]: on ? [...without, channel] : without } })
  }
  return (
    <div className="space-y-6">
      <Card title="What reaches you outside of the app" flush>
        <ChannelTable
          channels={preferences.channels}
          available={available}
          onToggle={toggle}
          digest={
            me.role === 'owner'
              ? { on: preferences.weeklyDigest, onToggle: weeklyDigest => change({ weeklyDigest }) }
              : undefined
          }
        />
      </Card>
      <AlertsCard alerts={preferences.alerts} onChange={alerts => change({ alerts })} />
      <PushCard />
      <Card title="Quiet hours">
        <QuietHoursField value={preferences.quietHours} onChange={quietHours => change({ quietHours })} />
      </Card>
    </div>
  )
}
