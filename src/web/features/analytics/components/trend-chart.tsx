import { Download } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { EscalationFigures } from '../../../../shared/contract/analytics.ts'
import { addressOf } from '../../../core/api.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { useView } from '../view.ts'
import { dayWords, duration, intervalWords, medianWords, rangeWords } from '../words.ts'
import { ChartFrame } from './chart-frame.tsx'
import { Table } from './table.tsx'

type Point = EscalationFigures['trend'][number]

/** The median of each day, week or month with its interval and its n. A click on a point leads to what is behind it. */
export function TrendChart({ trend }: Pick<EscalationFigures, 'trend'>) {
  const { period, linkTo } = useView()
  const navigate = useNavigate()
  const behind = ({ from, to }: Point) => linkTo({ on: from, until: to })
  const data = trend.map(({ from, timeToFirstAction: figure }) => ({
    from,
    n: figure.n,
    median: figure.status === 'ok' ? figure.median : null,
    interval: figure.status === 'ok' ? [figure.low, figure.high] : null,
  }))
  return (
    <ChartFrame
      title="Trend of the time to first action"
      label="The median time to first action over the period, with its 95 % interval."
      actions={
        <a
          href={addressOf('exportAnalytics', { query: { ...period, table: 'trend' } })}
          download
          className={buttonClass('quiet', 'sm', 'print:hidden')}
        >
          <Download aria-hidden="true" className="size-4" /> CSV
        </a>
      }
      table={
        <Table
          caption="Trend of the time to first action"
          head={['Days', 'Escalations', 'n', 'Median', '95 % interval']}
          rows={trend.map(point => ({
            key: point.from,
            cells: [
              <Link key="days" to={behind(point)} className="link whitespace-nowrap">
                {rangeWords(point.from, point.to)}
              </Link>,
              point.escalations,
              point.timeToFirstAction.n,
              medianWords(point.timeToFirstAction),
              point.timeToFirstAction.status === 'ok'
                ? intervalWords(point.timeToFirstAction.low, point.timeToFirstAction.high)
                : '',
            ],
          }))}
        />
      }
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={data}
          accessibilityLayer={false}
          margin={{ top: 8, right: 12, bottom: 16, left: 0 }}
          onClick={({ activeTooltipIndex }) => {
            const point = trend[Number(activeTooltipIndex)]
            if (point) void navigate(behind(point))
          }}
          className="cursor-pointer"
        >
          <CartesianGrid stroke="var(--color-line)" vertical={false} />
          <XAxis
            dataKey="from"
            stroke="var(--color-line-strong)"
            tick={<Tick points={data} />}
            interval="preserveStartEnd"
          />
          <YAxis
            width={72}
            stroke="var(--color-line-strong)"
            tick={{ fill: 'var(--color-ink-subtle)', fontSize: 12 }}
            tickFormatter={duration}
          />
          <Tooltip content={TrendTip} isAnimationActive={false} />
          <Area
            dataKey="interval"
            stroke="none"
            fill="var(--color-accent)"
            fillOpacity={0.18}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="median"
            stroke="var(--color-accent-text)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--color-accent-text)' }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  )
}

type Datum = { from: string; n: number; median: number | null; interval: number[] | null }

type TickProps = { x?: number; y?: number; payload?: { value: string }; points: readonly Datum[] }

/** The day, and below it the n of its point. Where there is no room for all, the chart leaves ticks out. */
function Tick({ x, y, payload, points }: TickProps) {
  const point = points.find(({ from }) => from === payload?.value)
  if (!point) return null
  return (
    <text x={x} y={y} textAnchor="middle" fill="var(--color-ink-subtle)" fontSize={12}>
      <tspan x={x} dy="1em">
        {dayWords(point.from)}
      </tspan>
      <tspan x={x} dy="1.2em" fontSize={11}>
        n {point.n}
      </tspan>
    </text>
  )
}

function TrendTip({ active, payload }: { active?: boolean; payload?: readonly { payload?: Datum }[] }) {
  const point = payload?.[0]?.payload
  if (!active || !point || point.median === null || !point.interval) return null
  const [low = 0, high = 0] = point.interval
  return (
    <div className="rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs text-ink shadow-overlay">
      <p className="font-medium">{dayWords(point.from)}</p>
      <p>
        {duration(point.median)}, n {point.n}
      </p>
      <p className="text-ink-subtle">{intervalWords(low, high)}</p>
    </div>
  )
}
