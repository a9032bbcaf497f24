import { Link, useNavigate } from 'react-router'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { EscalationFigures } from '../../../../shared/contract/analytics.ts'
import { minutesOf } from '../baseline-time.ts'
import { useView } from '../view.ts'
import { duration } from '../words.ts'
import { ChartFrame } from './chart-frame.tsx'
import { Table } from './table.tsx'

type Bin = EscalationFigures['distribution'][number]

/** Times to first action on a log scale: each bar reaches twice as far as the one before. */
export function DistributionChart({ distribution }: Pick<EscalationFigures, 'distribution'>) {
  const { linkTo } = useView()
  const navigate = useNavigate()
  const behind = ({ fromSeconds, toSeconds }: Bin) =>
    linkTo({
      stage: 'action',
      minSeconds: String(fromSeconds),
      ...(toSeconds === null ? {} : { maxSeconds: String(toSeconds) }),
    })
  return (
    <ChartFrame
      title="Spread of the time to first action"
      label="How many escalations took how long to the first action, on a logarithmic scale."
      table={
        <Table
          caption="Spread of the time to first action"
          head={['Time', 'Escalations']}
          rows={distribution.map(bin => ({
            key: String(bin.fromSeconds),
            cells: [
              <Link key="bin" to={behind(bin)} className="link">
                {binWords(bin)}
              </Link>,
              bin.count,
            ],
          }))}
        />
      }
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={distribution.map(bin => ({ name: minutesOf(bin.fromSeconds), count: bin.count }))}
          accessibilityLayer={false}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          onClick={({ activeTooltipIndex }) => {
            const bin = distribution[Number(activeTooltipIndex)]
            if (bin) void navigate(behind(bin))
          }}
          className="cursor-pointer"
        >
          <CartesianGrid stroke="var(--color-line)" vertical={false} />
          <XAxis
            dataKey="name"
            stroke="var(--color-line-strong)"
            tick={{ fill: 'var(--color-ink-subtle)', fontSize: 12 }}
            interval="preserveStartEnd"
            minTickGap={2}
            height={44}
            label={{
              value: 'from minutes:seconds',
              position: 'insideBottom',
              fill: 'var(--color-ink-subtle)',
              fontSize: 12,
            }}
          />
          <YAxis
            width={48}
            allowDecimals={false}
            stroke="var(--color-line-strong)"
            tick={{ fill: 'var(--color-ink-subtle)', fontSize: 12 }}
          />
          <Bar dataKey="count" fill="var(--color-accent)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  )
}

const binWords = ({ fromSeconds, toSeconds }: Bin) =>
  toSeconds === null
    ? `${duration(fromSeconds)} and more`
    : `${duration(fromSeconds)} to ${duration(toSeconds)}`
