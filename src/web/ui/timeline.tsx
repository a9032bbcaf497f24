import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Tone, toneClass } from './badge.tsx'
import { cx } from './cx.ts'

type TimelineProps = { label?: string; className?: string | undefined; children: ReactNode }

/** Things in the order in which they happened, along a rail. Its children are `TimelineItem`s. */
export function Timeline({ label, className, children }: TimelineProps) {
  return (
    <ol aria-label={label} className={cx('min-w-0', className)}>
      {children}
    </ol>
  )
}

type TimelineItemProps = {
  icon: LucideIcon
  tone?: Tone
  title: ReactNode
  /** At the right of the title: the time, the author, a badge. */
  meta?: ReactNode
  className?: string | undefined
  children?: ReactNode
}

/** One thing on the rail. The rail ends at the last one. */
export function TimelineItem({
  icon: Icon,
  tone = 'neutral',
  title,
  meta,
  className,
  children,
}: TimelineItemProps) {
  return (
    <li className={cx('group/item relative flex min-w-0 gap-3 pb-4 last:pb-0', className)}>
      <span
        aria-hidden="true"
        className="absolute top-7 bottom-1 left-3 w-px -translate-x-1/2 bg-line group-last/item:hidden"
      />
      <span className={cx('grid size-6 shrink-0 place-items-center rounded-full border', toneClass(tone))}>
        <Icon aria-hidden="true" className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <div className="min-w-0 flex-1 basis-40 text-sm font-medium text-ink">{title}</div>
          {meta && <div className="flex items-center gap-2 text-xs text-ink-subtle">{meta}</div>}
        </div>
        {children && <div className="mt-0.5 text-sm text-ink-muted">{children}</div>}
      </div>
    </li>
  )
}
