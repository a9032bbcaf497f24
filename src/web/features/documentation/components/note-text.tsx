import { cx } from '../../../ui/cx.ts'

type NoteTextProps = {
  text: string
  label: string
  markup?: boolean
  className?: string | undefined
  ref?: React.Ref<HTMLPreElement>
}

/** A note as it is, line by line. It takes the focus, so that the keyboard can scroll it. */
export function NoteText({ text, label, markup = false, className, ref }: NoteTextProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region inside a dialog would be one landmark too many
    <pre
      ref={ref}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      dir="auto"
      className={cx(
        'overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2.5 text-sm whitespace-pre-wrap wrap-anywhere text-ink',
        markup ? 'font-mono' : 'font-sans',
        className,
      )}
    >
      {text}
    </pre>
  )
}
