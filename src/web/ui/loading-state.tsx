import { cx } from './cx.ts'

const shapes = { text: 'h-8', row: 'h-14', card: 'h-28' }
const widths = ['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5']

type LoadingStateProps = {
  /** What is being loaded, for screen readers. */
  label?: string
  rows?: number
  /** The height of one row; take the one of what will come, so that nothing jumps. */
  shape?: keyof typeof shapes
  className?: string | undefined
}

/** Grey rows in the place of what is loading. They show after 150 ms only: a quick answer never flashes. */
export function LoadingState({ label = 'Loading', rows = 4, shape = 'row', className }: LoadingStateProps) {
  return (
    <div role="status" className={cx('animate-late', className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
          key={row}
          aria-hidden="true"
          className={cx('flex flex-col justify-center gap-2 px-4', shapes[shape])}
        >
          <div className={cx('h-2.5 rounded-sm bg-pressed', widths[row % widths.length])} />
          {shape !== 'text' && <div className="h-2 w-1/4 rounded-sm bg-sunken" />}
          {shape === 'card' && <div className="h-2 w-1/3 rounded-sm bg-sunken" />}
        </div>
      ))}
    </div>
  )
}
