import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Limit } from '../settings-form.ts'

type LimitFieldProps = {
  label: string
  unit: string
  hint: string
  limit: Limit
  onChange: (limit: Limit) => void
  error: string | undefined
}

/** A limit that can be switched off, and its number. */
export function LimitField({ label, unit, hint, limit, onChange, error }: LimitFieldProps) {
  return (
    <div className="space-y-3">
      <CheckboxField
        label={label}
        hint={hint}
        checked={limit.on}
        onChange={event => onChange({ ...limit, on: event.currentTarget.checked })}
      />
      {limit.on && (
        <TextField
          label={unit}
          className="ml-6 max-w-40"
          inputMode="numeric"
          autoComplete="off"
          value={limit.text}
          onChange={event => onChange({ ...limit, text: event.currentTarget.value })}
          error={error}
        />
      )}
    </div>
  )
}
