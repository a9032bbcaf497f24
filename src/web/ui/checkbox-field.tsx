import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { FieldError } from './form-field.tsx'

type CheckboxFieldProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: string
  hint?: ReactNode
  error?: string | undefined
}

/** A yes or no with its label beside it. */
export function CheckboxField({ label, hint, error, id: ownId, className, ...input }: CheckboxFieldProps) {
  const madeId = useId()
  const id = ownId ?? madeId
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={cx('grid grid-cols-[auto_1fr] items-start gap-x-2 pointer-coarse:py-2', className)}>
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className="mt-0.5 size-4 pointer-coarse:size-6"
      />
      <label htmlFor={id} className="text-sm text-ink">
        {label}
      </label>
      <div className="col-start-2 space-y-1 text-xs">
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
        {hint && (
          <p id={`${id}-hint`} className="text-ink-subtle">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
