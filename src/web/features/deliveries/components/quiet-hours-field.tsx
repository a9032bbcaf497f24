import type { NotificationPreferences } from '../../../../shared/contract/preferences.ts'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type QuietHours = NonNullable<NotificationPreferences['quietHours']>

const zones = () => {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes('UTC') ? known : ['UTC', ...known]
}

const usual = (): QuietHours => ({
  from: '22:00',
  to: '07:00',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  exceptCritical: true,
})

type QuietHoursFieldProps = {
  value: QuietHours | null
  onChange: (value: QuietHours | null) => void
}

/** The hours without mail and push. What came meanwhile is sent when they end, unless somebody has claimed it. */
export function QuietHoursField({ value, onChange }: QuietHoursFieldProps) {
  return (
    <div className="space-y-3">
      <CheckboxField
        label="No mail and no push at certain hours"
        hint="What came meanwhile is sent when they end, unless it was claimed by then."
        checked={value !== null}
        onChange={event => onChange(event.target.checked ? usual() : null)}
      />
      {value && (
        <>
          <div className="grid gap-3 sm:grid-cols-[8rem_8rem_1fr]">
            <TimeField
              label="From"
              value={value.from}
              other={value.to}
              onChange={from => onChange({ ...value, from })}
            />
            <TimeField
              label="To"
              value={value.to}
              other={value.from}
              onChange={to => onChange({ ...value, to })}
            />
            <SelectField
              label="Time zone"
              value={value.timeZone}
              onChange={event => onChange({ ...value, timeZone: event.target.value })}
              options={[...new Set([value.timeZone, ...zones()])].map(zone => ({
                value: zone,
                label: zone.replaceAll('_', ' '),
              }))}
            />
          </div>
          <CheckboxField
            label="Critical hand-offs reach me all the same"
            checked={value.exceptCritical}
            onChange={event => onChange({ ...value, exceptCritical: event.target.checked })}
          />
        </>
      )}
    </div>
  )
}

/** A time that is saved when it is whole, and differs from the other end. */
function TimeField({
  label,
  value,
  other,
  onChange,
}: {
  label: string
  value: string
  other: string
  onChange: (value: string) => void
}) {
  return (
    <TextField
      key={value}
      type="time"
      label={label}
      defaultValue={value}
      onBlur={event => {
        const next = event.target.value
        if (next && next !== value && next !== other) onChange(next)
        else event.target.value = value
      }}
    />
  )
}
