import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { type FieldText, FormField } from './form-field.tsx'

type SelectFieldProps = FieldText &
  ComponentProps<'select'> & {
    options: readonly { value: string; label: string; disabled?: boolean }[]
  }

/** The browser's own select, which a phone shows as its own wheel. */
export function SelectField({
  label,
  hideLabel = false,
  hint,
  error,
  optional = false,
  id,
  className,
  options,
  ...select
}: SelectFieldProps) {
  return (
    <FormField {...{ id, className, label, hideLabel, hint, error, optional }}>
      {control => (
        <div className="relative">
          <select
            {...select}
            {...control}
            className="control h-8 appearance-none truncate pr-8 pl-2.5 pointer-coarse:h-11"
          >
            {options.map(option => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-subtle"
          />
        </div>
      )}
    </FormField>
  )
}
