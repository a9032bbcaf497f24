import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'

/** What stands in the place of a secret. */
export function MaskChip({ children }: { children: ReactNode }) {
  return (
    <span className="mx-0.5 inline-flex max-w-full flex-wrap items-center gap-1 rounded-sm border border-line bg-sunken px-1.5 align-baseline text-xs font-medium text-ink-muted">
      <Lock aria-hidden="true" className="size-3 shrink-0" />
      {children}
    </span>
  )
}
