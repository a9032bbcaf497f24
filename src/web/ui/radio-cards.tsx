import { Check, type LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { FieldError } from './form-field.tsx'

type RadioCardsProps<Value extends string> = {
  legend: string
  hideLegend?: boolean
  hint?: ReactNode
  error?: string | undefined
  options: readonly { value: Value; label: string; description?: string; icon?: LucideIcon }[]
  value: Value | undefined
  onChange: (value: Value) => void
  columns?: 1 | 2 | 3
  disabled?: boolean
  className?: string | undefined
}

const grids = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' }

/** Chooses one of a few. They are native radio buttons: one Tab stop, arrow keys choose. */
export function RadioCards<Value extends string>({
  legend,
  hideLegend = false,
  hint,
  error,
  options,
  value,
  onChange,
  columns = 1,
  disabled = false,
  className,
}: RadioCardsProps<Value>) {
  const id = useId()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={cx('min-w-0', className)}
      disabled={disabled}
      aria-describedby={described || undefined}
    >
      <legend className={hideLegend ? 'sr-only' : 'mb-1.5 text-sm font-medium text-ink'}>{legend}</legend>
      <div className={cx('grid grid-cols-1 gap-2', grids[columns])}>
        {options.map(({ value: own, label, description, icon: Icon }) => (
          <label
            key={own}
            className="relative flex cursor-pointer gap-2.5 rounded-lg border border-line bg-surface px-3 py-2 transition-colors hover:bg-sunken has-checked:border-accent-text has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:cursor-default has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={id}
              value={own}
              checked={own === value}
              onChange={() => onChange(own)}
              aria-labelledby={`${id}-${own}-label`}
              aria-describedby={description ? `${id}-${own}-text` : undefined}
              className="peer absolute inset-0 cursor-pointer opacity-0"
            />
            {Icon && <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-muted" />}
            <span className="min-w-0 flex-1">
              <span id={`${id}-${own}-label`} className="block pr-5 text-sm font-medium text-ink">
                {label}
              </span>
              {description && (
                <span id={`${id}-${own}-text`} className="block text-xs text-ink-muted">
                  {description}
                </span>
              )}
            </span>
            <Check
              aria-hidden="true"
              className="absolute top-2.5 right-2.5 size-4 text-accent-text opacity-0 peer-checked:opacity-100"
            />
          </label>
        ))}
      </div>
      {(hint || error) && (
        <div className="mt-1.5 space-y-1 text-xs">
          {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
          {hint && (
            <p id={`${id}-hint`} className="text-ink-subtle">
              {hint}
            </p>
          )}
        </div>
      )}
    </fieldset>
  )
}
