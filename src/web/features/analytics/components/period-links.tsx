import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Period, Range } from '../../../../shared/contract/analytics.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PeriodView } from '../api.ts'
import { shiftDay } from '../view.ts'
import { rangeWords } from '../words.ts'

const PERIODS: readonly { period: Period; label: string }[] = [
  { period: '7d', label: '7 days' },
  { period: '30d', label: '30 days' },
  { period: '90d', label: '90 days' },
  { period: 'custom', label: 'Custom' },
]

type PeriodLinksProps = {
  view: PeriodView
  range: Range | undefined
  errors: Readonly<Record<string, string>>
}

/** Chooses the days. They are links, because the address holds the view. */
export function PeriodLinks({ view, range, errors }: PeriodLinksProps) {
  return (
    <div className="mb-4 space-y-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <nav aria-label="Period" className="flex gap-1 print:hidden">
          {PERIODS.map(({ period, label }) => (
            <Link
              key={period}
              to={period === 'custom' ? customAddress(range) : `?period=${period}`}
              aria-current={view.period === period ? 'page' : undefined}
              className="flex h-8 items-center rounded-md px-2.5 text-sm text-ink-muted no-underline hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text pointer-coarse:h-11"
            >
              {label}
            </Link>
          ))}
        </nav>
        {range && (
          <p className="text-sm text-ink-muted">
            {rangeWords(range.from, range.to)}, days of {range.timeZone.replaceAll('_', ' ')}
          </p>
        )}
      </div>
      {view.period === 'custom' && <CustomDays key={`${view.from} ${view.to}`} view={view} errors={errors} />}
    </div>
  )
}

/** Begins with the days that are on the screen. */
const customAddress = (range: Range | undefined) =>
  range ? `?period=custom&from=${range.from}&to=${range.to}` : '?period=custom'

function CustomDays({ view, errors }: Omit<PeriodLinksProps, 'range'>) {
  const navigate = useNavigate()
  const [from, setFrom] = useState(view.from ?? '')
  const [last, setLast] = useState(shiftDay(view.to ?? '', -1))

  function show(event: FormEvent) {
    event.preventDefault()
    void navigate(`?period=custom&from=${from}&to=${shiftDay(last, 1)}`)
  }

  return (
    <form onSubmit={show} noValidate className="flex flex-wrap items-start gap-3 print:hidden">
      <TextField
        type="date"
        label="First day"
        value={from}
        onChange={event => setFrom(event.target.value)}
        error={errors.from}
        className="w-44"
      />
      <TextField
        type="date"
        label="Last day"
        value={last}
        onChange={event => setLast(event.target.value)}
        error={errors.to}
        className="w-44"
      />
      <Button type="submit" className="mt-6">
        Show
      </Button>
    </form>
  )
}
