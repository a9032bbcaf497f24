import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

/** What every labelled field takes. `error` is one plain sentence; it replaces nothing and moves no focus. */
export type FieldText = {
  label: string
  /** Keeps the label for screen readers and takes it from sight. */
  hideLabel?: boolean
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
}

/** What the control inside must spread on itself, so that label, hint and error belong to it. */
type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type FormFieldProps = FieldText & {
  id?: string | undefined
  /** Shown at the right under the control, such as a count of characters. */
  aside?: ReactNode
  className?: string | undefined
  children: (control: ControlProps) => ReactNode
}

/** Label, control, hint and error, tied together. */
export function FormField({
  label,
  hideLabel = false,
  hint,
  error,
  optional = false,
  id: ownId,
  aside,
  className,
  children,
}: FormFieldProps) {
  const madeId = useId()
  const id = ownId ?? madeId
  const parts = [error && `${id}-error`, hint && `${id}-hint`, aside && `${id}-aside`].filter(Boolean)
  return (
    <div className={cx('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium text-ink'}>
        {label}
        {optional && <span className="font-normal text-ink-subtle"> (optional)</span>}
      </label>
      {children({
        id,
        'aria-describedby': parts.join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {(hint || error || aside) && (
        <div className="flex gap-3 text-xs">
          <div className="min-w-0 flex-1 space-y-1">
            {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
            {hint && (
              <p id={`${id}-hint`} className="text-ink-subtle">
                {hint}
              </p>
            )}
          </div>
          {aside && (
            <div id={`${id}-aside`} className="shrink-0 text-ink-subtle tabular-nums">
              {aside}
            </div>
          )}
        </div>
      )}
    </div>
  )
}

/** The sentence that says what is wrong with a field. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-1 text-danger-text">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}
