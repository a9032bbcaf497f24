import { useState } from 'react'
import type { NotificationPreferences } from '../../../../shared/contract/preferences.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { chime } from '../chime.ts'

type Alerts = NotificationPreferences['alerts']
type AlertsCardProps = { alerts: Alerts; onChange: (alerts: Alerts) => void }

const permission = () => ('Notification' in window ? Notification.permission : 'unsupported')

/** How an open page rings. The browser is asked when the box is ticked or the button pressed, and at no other time. */
export function AlertsCard({ alerts, onChange }: AlertsCardProps) {
  const [allowed, setAllowed] = useState(permission)
  const ask = async () => {
    if (permission() === 'default') await Notification.requestPermission()
    setAllowed(permission())
  }
  return (
    <Card title="In an open page">
      <div className="space-y-3">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <CheckboxField
            label="A sound"
            hint="Two soft notes, once for all tabs. Browsers allow it after a click in the page."
            checked={alerts.sound}
            onChange={event => onChange({ ...alerts, sound: event.target.checked })}
          />
          <Button size="sm" onClick={chime}>
            Play it
          </Button>
        </div>
        <CheckboxField
          label="A notification of the desktop"
          hint="While the page is open and not in front. A claim takes it away again."
          checked={alerts.desktop}
          disabled={allowed === 'unsupported'}
          onChange={event => {
            onChange({ ...alerts, desktop: event.target.checked })
            if (event.target.checked) void ask()
          }}
        />
        {allowed === 'unsupported' && (
          <p className="text-sm text-ink-muted">This browser has no notifications of the desktop.</p>
        )}
        {alerts.desktop && allowed === 'default' && (
          <div className="flex flex-wrap items-center gap-2 text-sm text-ink-muted">
            <span>This browser has not been asked yet.</span>
            <Button size="sm" onClick={() => void ask()}>
              Allow in this browser
            </Button>
          </div>
        )}
        {alerts.desktop && allowed === 'denied' && (
          <p role="status" className="text-sm text-ink-muted">
            This browser does not allow it. Allow notifications for this page in its settings.
          </p>
        )}
      </div>
    </Card>
  )
}
