import { RotateCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'

type FailedStateProps = {
  /** One plain sentence: what could not be loaded. */
  title: string
  children?: ReactNode
  onRetry?: () => void
  retrying?: boolean
  className?: string | undefined
}

/** A load that failed, said where its content would be. */
export function FailedState({ title, children, onRetry, retrying = false, className }: FailedStateProps) {
  return (
    <div
      role="alert"
      className={cx(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-danger-line bg-danger-soft px-3 py-2.5',
        className,
      )}
    >
      <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-danger-text" />
      <div className="min-w-0 flex-1 basis-48 text-sm">
        <p className="font-medium text-danger-text">{title}</p>
        {children && <div className="text-ink-muted">{children}</div>}
      </div>
      {onRetry && (
        <Button size="sm" icon={RotateCw} busy={retrying} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
