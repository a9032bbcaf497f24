import { useState } from 'react'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'

/** The browser is asked only when somebody ticks the box, never when a page loads. */
export function DesktopField({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const supported = 'Notification' in window
  const [permission, setPermission] = useState(supported ? Notification.permission : 'denied')
  async function choose(wanted: boolean) {
    if (!wanted) return onChange(false)
    const answer = permission === 'granted' ? permission : await Notification.requestPermission()
    setPermission(answer)
    onChange(answer === 'granted')
  }
  const hint = !supported
    ? 'This browser cannot show them.'
    : permission === 'denied'
      ? 'This browser blocks them for this page; allow them in its settings first.'
      : on && permission === 'default'
        ? 'This browser has not been asked yet: tick it off and on again here.'
        : 'Only while the page is open in the background.'
  return (
    <CheckboxField
      label="Show a desktop notification when an escalation arrives"
      hint={hint}
      disabled={permission === 'denied'}
      checked={on && permission === 'granted'}
      onChange={event => void choose(event.target.checked)}
    />
  )
}
