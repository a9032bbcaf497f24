import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Placement } from './place-popover.ts'
import { type PopoverTriggerProps, usePopover } from './use-popover.ts'

type PopoverProps = {
  label: string
  /** Draws the button: `trigger={props => <IconButton {...props} … />}`. */
  trigger: (props: PopoverTriggerProps & { 'aria-haspopup': 'dialog' }) => ReactNode
  placement?: Placement
  className?: string | undefined
  /** Rendered while it is open only. */
  children: (close: () => void) => ReactNode
}

/** A small panel beside its button, such as a list of notifications. It does not block the page. */
export function Popover({ label, trigger, placement = 'end', className, children }: PopoverProps) {
  const { open, close, triggerProps, popoverProps } = usePopover(placement, popover => popover.focus())
  return (
    <>
      {trigger({ ...triggerProps, 'aria-haspopup': 'dialog' })}
      <div
        {...popoverProps}
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className={cx(
          'inset-auto m-0 max-h-[min(32rem,80dvh)] w-80 max-w-[calc(100vw-1rem)] animate-fade overflow-y-auto rounded-lg border border-line bg-raised text-ink shadow-overlay',
          className,
        )}
      >
        {open && children(close)}
      </div>
    </>
  )
}
