import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonClass } from './button.tsx'
import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  icon: LucideIcon
  /** What it does: its name for screen readers and the text of its tooltip. */
  label: string
  kbd?: string
  variant?: ButtonVariant
  size?: 'sm' | 'md'
  busy?: boolean
  /** A small dot that says that something is new behind it; name it in `label` too. */
  dot?: boolean
}

/** A square button with an icon alone. */
export function IconButton({
  icon: Icon,
  label,
  kbd,
  variant = 'quiet',
  size = 'md',
  busy = false,
  dot = false,
  type = 'button',
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} kbd={kbd}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-disabled={busy || undefined}
        onClick={busy ? undefined : onClick}
        className={buttonClass(variant, `icon-${size}`, cx('relative', className))}
      >
        {busy ? <Spinner /> : <Icon aria-hidden="true" className="size-4 shrink-0" />}
        {dot && (
          <span
            aria-hidden="true"
            className="absolute top-1 right-1 size-2 rounded-full bg-danger ring-2 ring-surface"
          />
        )}
      </button>
    </Tooltip>
  )
}
