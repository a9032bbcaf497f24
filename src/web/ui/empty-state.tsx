import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type EmptyStateProps = {
  icon?: LucideIcon
  title: string
  children?: ReactNode
  action?: ReactNode
  className?: string | undefined
}

/** What a list shows when there is nothing in it: why, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cx('flex flex-col items-center px-6 py-12 text-center', className)}>
      {Icon && (
        <span className="mb-3 grid size-10 place-items-center rounded-lg border border-line bg-sunken text-ink-subtle">
          <Icon aria-hidden="true" className="size-5" />
        </span>
      )}
      <p className="text-base font-medium text-ink">{title}</p>
      {children && <div className="mt-1 max-w-sm text-sm text-balance text-ink-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
