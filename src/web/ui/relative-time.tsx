import { useNow } from './clock.ts'
import { cx } from './cx.ts'
import { formatExact, formatRelative } from './format-time.ts'

type RelativeTimeProps = { at: string | number | Date; className?: string | undefined }

/** How long ago something was; the exact time on hover. It keeps itself up to date. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useNow()
  const date = new Date(at)
  return (
    <time
      dateTime={date.toISOString()}
      title={formatExact(date.getTime())}
      className={cx('whitespace-nowrap tabular-nums', className)}
    >
      {formatRelative(date.getTime(), now)}
    </time>
  )
}
