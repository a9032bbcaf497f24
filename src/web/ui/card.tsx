import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

type CardProps = {
  title?: ReactNode
  /** The level of the title in the page's outline. */
  level?: 2 | 3 | 4
  actions?: ReactNode
  /** Without the inner space, for a list or a table that reaches the edges. */
  flush?: boolean
  className?: string | undefined
  children: ReactNode
}

/** A framed part of a page. With a title it is a region that screen readers can jump to. */
export function Card({ title, level = 2, actions, flush = false, className, children }: CardProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cx('min-w-0 rounded-lg border border-line bg-surface', className)}
    >
      {(title || actions) && (
        <header className="flex min-h-10 items-center gap-2 border-b border-line py-1 pr-2 pl-4">
          <Heading id={id} className="min-w-0 flex-1 truncate text-sm font-semibold text-ink">
            {title}
          </Heading>
          {actions}
        </header>
      )}
      <div className={flush ? undefined : 'p-4'}>{children}</div>
    </section>
  )
}
