import { cx } from '../ui/cx.ts'

/** The product's sign and name. */
export function ProductMark({ className }: { className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2 font-semibold tracking-tight', className)}>
      <img src="/favicon.svg" alt="" width={22} height={22} className="size-5.5" />
      ResolutionFlow
    </span>
  )
}
