import { cx } from '../../../ui/cx.ts'

type LimitBarProps = { label: string; used: number; limit: number; write: (value: number) => string }

/** How much of a month's limit is used up. */
export function LimitBar({ label, used, limit, write }: LimitBarProps) {
  const share = limit === 0 ? 1 : Math.min(used / limit, 1)
  return (
    <div>
      <div className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="text-ink">{label}</span>
        <span className="text-ink-muted tabular-nums">
          {write(used)} of {write(limit)}
        </span>
      </div>
      {/* The figures above say the same. */}
      <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-pressed">
        <div
          className={cx('h-full rounded-full', share >= 1 ? 'bg-danger' : 'bg-accent')}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
