import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { type FieldText, FormField } from './form-field.tsx'

type TextFieldProps = FieldText & ComponentProps<'input'>

/** One line of text with its label. Takes every attribute of `<input>`; `className` goes to the field. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  optional,
  id,
  className,
  ...input
}: TextFieldProps) {
  return (
    <FormField
      id={id}
      className={className}
      {...{ label, hint, error }}
      hideLabel={hideLabel ?? false}
      optional={optional ?? false}
    >
      {control => <input {...input} {...control} className={cx('control h-8 px-2.5 pointer-coarse:h-11')} />}
    </FormField>
  )
}
