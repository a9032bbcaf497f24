import type { ReactNode } from 'react'
import { cx } from '../../../ui/cx.ts'

type TableProps = {
  /** What it holds, for screen readers. */
  caption: string
  head: readonly string[]
  /** How many columns from the left hold words; the others are numbers. */
  words?: number
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
  className?: string | undefined
}

const CELL = 'px-2 py-1.5 whitespace-nowrap text-ink-muted last:pr-3 sm:px-3'

/** A table of figures, wide ones scroll by themselves. The first cell of a row is its head. */
export function Table({ caption, head, words = 1, rows, className }: TableProps) {
  const align = (column: number) => (column < words ? 'text-left' : 'text-right tabular-nums')
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className={cx('overflow-x-auto focus-visible:-outline-offset-2', className)}
    >
      <table className="w-full text-sm print:text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            {head.map((title, column) => (
              <th
                key={title}
                scope="col"
                className={cx(
                  'px-2 py-1.5 text-xs font-medium text-ink-subtle first:pl-3 last:pr-3 sm:px-3',
                  align(column),
                )}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th
                scope="row"
                className="min-w-28 py-1.5 pr-2 pl-3 text-left font-normal text-ink sm:min-w-36 sm:pr-3"
              >
                {first}
              </th>
              {rest.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <td key={column} className={cx(CELL, align(column + 1))}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
