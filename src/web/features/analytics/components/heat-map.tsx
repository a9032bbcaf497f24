import { type KeyboardEvent, useRef } from 'react'
import { Link } from 'react-router'
import { Card } from '../../../ui/card.tsx'
import { cx } from '../../../ui/cx.ts'
import { useView } from '../view.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 24, ArrowUp: -24 }

/** Escalations by weekday and hour on the wall. One Tab stop; arrow keys go from hour to hour, Enter shows what is behind it. */
export function HeatMap({ map, timeZone }: { map: readonly (readonly number[])[]; timeZone: string }) {
  const { linkTo } = useView()
  const table = useRef<HTMLTableElement>(null)
  const most = Math.max(1, ...map.flat())

  function move(event: KeyboardEvent) {
    const step = STEPS[event.key]
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
    if (step === undefined || !cell) return
    event.preventDefault()
    const next = Number(cell.dataset.cell) + step
    table.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus()
  }

  return (
    <Card
      title={`When they are made (${timeZone.replaceAll('_', ' ')})`}
      flush
      className="break-inside-avoid"
    >
      <div className="overflow-x-auto p-3">
        <table
          ref={table}
          onKeyDown={move}
          className="w-full min-w-[40rem] table-fixed border-separate border-spacing-px text-xs"
        >
          <caption className="sr-only">Escalations by weekday and hour</caption>
          <thead>
            <tr>
              <td className="w-20" />
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={String(hour)} scope="col" className="font-normal text-ink-subtle tabular-nums">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.map((row, day) => (
              <tr key={DAYS[day]}>
                <th scope="row" className="pr-2 text-left font-normal text-ink-muted">
                  {DAYS[day]}
                </th>
                {row.map((count, hour) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: hours never move
                  <td key={hour} className="p-0">
                    <Link
                      to={linkTo({ weekday: String(day + 1), hour: String(hour) })}
                      data-cell={day * 24 + hour}
                      tabIndex={day + hour === 0 ? 0 : -1}
                      aria-label={`${DAYS[day]}, ${hour}:00: ${count}`}
                      className={cx(
                        'grid h-6 place-items-center rounded-sm no-underline tabular-nums',
                        share(count, most) > 0.55 ? 'text-on-accent' : 'text-ink',
                      )}
                      style={{
                        background: `color-mix(in oklab, var(--color-accent) ${Math.round(share(count, most) * 100)}%, var(--color-sunken))`,
                      }}
                    >
                      {count || ''}
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** How strong a cell is, in five steps with no middle ground between, where neither text colour could be read. */
function share(count: number, most: number): number {
  if (count === 0) return 0
  const step = Math.ceil((count / most) * 4)
  return [0, 0.12, 0.25, 0.85, 1][step] ?? 1
}
