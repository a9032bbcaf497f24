import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import { Spinner } from './spinner.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'icon-sm' | 'icon-md'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent shadow-control hover:bg-accent-hover',
  secondary: 'border-line bg-raised text-ink shadow-control hover:bg-sunken active:bg-pressed',
  quiet: 'border-transparent text-ink-muted hover:bg-sunken hover:text-ink active:bg-pressed',
  danger: 'border-transparent bg-danger text-on-danger shadow-control hover:bg-danger-hover',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 gap-1.5 px-2 text-xs pointer-coarse:h-10',
  md: 'h-8 gap-1.5 px-3 text-sm pointer-coarse:h-11',
  lg: 'h-10 gap-2 px-4 text-base pointer-coarse:h-12',
  'icon-sm': 'size-7 pointer-coarse:size-10',
  'icon-md': 'size-8 pointer-coarse:size-11',
}

/** The look of a button for something else, such as a router link that leads to the next action. */
export function buttonClass(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'md',
  className?: string,
): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center rounded-md border font-medium whitespace-nowrap no-underline transition-colors disabled:pointer-events-none disabled:opacity-50',
    variants[variant],
    sizes[size],
    className,
  )
}

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: LucideIcon
  /** The shortcut that does the same, drawn beside the label. */
  kbd?: string
  /** At work: keeps its width and the focus, and takes no second click. */
  busy?: boolean
}

/** A button. It never submits a form unless `type="submit"` says so. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon: Icon,
  kbd,
  busy = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  function click(event: MouseEvent<HTMLButtonElement>) {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  const onAccent = variant === 'primary' || variant === 'danger'
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={click}
      className={buttonClass(variant, size, cx('relative', className))}
    >
      {busy && <Spinner className="absolute inset-0 m-auto" />}
      <span className={cx('inline-flex items-center gap-[inherit]', busy && 'opacity-0')}>
        {Icon && <Icon aria-hidden="true" className="-ml-0.5 size-4 shrink-0" />}
        {children}
        {kbd && (
          <span aria-hidden="true" className="-mr-1 ml-0.5 pointer-coarse:hidden">
            <Kbd keys={kbd} onAccent={onAccent} />
          </span>
        )}
      </span>
    </button>
  )
}
