import { useQuery } from '@tanstack/react-query'
import type { AiSettings, AiUsage } from '../../../../shared/contract/ai.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Card } from '../../../ui/card.tsx'
import { cx } from '../../../ui/cx.ts'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { aiUsageQuery } from '../api.ts'
import { LimitBar } from './limit-bar.tsx'

type Month = AiUsage['months'][number]

const whole = new Intl.NumberFormat(undefined)
const money = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const monthName = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** What was asked and what it cost, month by month. */
export function UsageCard({ settings }: { settings: AiSettings | undefined }) {
  const { data, error, refetch, isFetching } = useQuery(aiUsageQuery)
  const [latest] = data?.months ?? []
  const current = latest?.month === new Date().toISOString().slice(0, 7) ? latest : undefined
  const tokens = current ? current.inputTokens + current.outputTokens : 0
  return (
    <Card title="Usage" flush>
      {data ? (
        <>
          <div className="space-y-3 px-4 py-3 empty:hidden">
            {settings?.monthlyTokenLimit != null && (
              <LimitBar
                label="Tokens this month"
                used={tokens}
                limit={settings.monthlyTokenLimit}
                write={whole.format}
              />
            )}
            {settings?.monthlyCostLimit != null && (
              <LimitBar
                label="Money this month"
                used={current?.cost ?? 0}
                limit={settings.monthlyCostLimit}
                write={money.format}
              />
            )}
          </div>
          {data.months.length === 0 ? (
            <p className="px-4 py-3 text-sm text-ink-muted">No model was asked yet.</p>
          ) : (
            <Months months={data.months} />
          )}
        </>
      ) : error ? (
        <FailedState
          className="m-4"
          title="The usage could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading the usage" rows={1} />
      )}
    </Card>
  )
}

const NOT_ON_PHONES = 'hidden sm:table-cell'

function Months({ months }: { months: Month[] }) {
  const cell = 'px-2 py-2 text-right sm:px-4 tabular-nums whitespace-nowrap'
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-ink-subtle">
            <th scope="col" className="px-4 py-2 text-left font-medium">
              Month
            </th>
            {['Calls', 'Failed', 'Tokens in', 'Tokens out', 'Cost'].map(name => (
              <th
                key={name}
                scope="col"
                className={cx(cell, 'font-medium', name === 'Failed' && NOT_ON_PHONES)}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {months.map(({ month, calls, failedCalls, inputTokens, outputTokens, cost }) => (
            <tr key={month}>
              <th scope="row" className="px-4 py-2 text-left font-normal whitespace-nowrap text-ink">
                {monthName.format(new Date(`${month}-01T00:00:00Z`))}
              </th>
              <td className={cell}>{whole.format(calls)}</td>
              <td className={cx(cell, NOT_ON_PHONES)}>{whole.format(failedCalls)}</td>
              <td className={cell}>{whole.format(inputTokens)}</td>
              <td className={cell}>{whole.format(outputTokens)}</td>
              <td className={cell}>{money.format(cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
