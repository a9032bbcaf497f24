import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type PageHeaderProps = {
  title: ReactNode
  /** Above the title: where one is, or the way back. */
  above?: ReactNode
  /** Beside the title: badges, a count. */
  beside?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  className?: string | undefined
}

/** The head of a page with its one `<h1>`. */
export function PageHeader({ title, above, beside, description, actions, className }: PageHeaderProps) {
  return (
    <header className={cx('flex flex-wrap items-end gap-x-4 gap-y-3 pb-4', className)}>
      <div className="min-w-0 flex-1 basis-64">
        {above && <div className="mb-1 text-xs text-ink-subtle">{above}</div>}
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight text-ink">{title}</h1>
          {beside}
        </div>
        {description && <p className="mt-1 max-w-prose text-sm text-ink-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
