import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react'
import { type FieldText, FormField } from './form-field.tsx'

type TextAreaProps = FieldText &
  Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'maxLength' | 'ref'> & {
    value?: string
    defaultValue?: string
    /**
     * The most characters that are taken. What is typed or pasted beyond is kept and called an error, because
     * a browser that cuts a pasted log in silence loses work.
     */
    limit?: number
    ref?: (textarea: HTMLTextAreaElement | null) => void
  }

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/** Several lines of text; grows with what is in it up to 24 rem, and counts near its limit. */
export function TextArea({
  label,
  hideLabel = false,
  hint,
  error,
  optional = false,
  id,
  className,
  limit,
  rows = 3,
  onInput,
  ref,
  ...rest
}: TextAreaProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(rest.defaultValue?.length ?? 0)
  const length = rest.value?.length ?? typed
  const over = limit !== undefined && length > limit
  const near = limit !== undefined && length > limit * 0.8

  // biome-ignore lint/correctness/useExhaustiveDependencies: the length stands for the text that was measured
  useLayoutEffect(() => {
    if (growsByItself || !box.current) return
    box.current.style.height = 'auto'
    box.current.style.height = `${box.current.scrollHeight + 2}px`
  }, [length])

  return (
    <FormField
      {...{ id, className, label, hideLabel, hint, optional }}
      error={error ?? (over ? `Shorten this by ${(length - limit).toLocaleString()} characters.` : undefined)}
      aside={near && `${length.toLocaleString()} / ${limit.toLocaleString()}`}
    >
      {control => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          ref={element => {
            box.current = element
            ref?.(element)
          }}
          onInput={event => {
            setTyped(event.currentTarget.value.length)
            onInput?.(event)
          }}
          className="control field-sizing-content max-h-96 min-h-[calc(3lh+1rem)] resize-y px-2.5 py-1.5"
        />
      )}
    </FormField>
  )
}
