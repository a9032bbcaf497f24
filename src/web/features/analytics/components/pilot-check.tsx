import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from 'lucide-react'
import type { Recovered } from '../../../../shared/contract/analytics.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { toneClass } from '../../../ui/badge.tsx'
import { cx } from '../../../ui/cx.ts'

type Check = Recovered['check']

const LOOKS: Record<Check['status'], { icon: LucideIcon; tone: Tone; title: string }> = {
  met: { icon: CircleCheck, tone: 'success', title: 'Met, and the whole interval is' },
  uncertain: {
    icon: CircleDashed,
    tone: 'warning',
    title: 'Met by the figure alone: the interval reaches below',
  },
  not_met: { icon: CircleX, tone: 'danger', title: 'Not met' },
  insufficient_data: { icon: CircleDashed, tone: 'neutral', title: 'Not enough data yet' },
}

/** Whether more than an hour a week is recovered, and how sure that is. */
export function PilotCheck({ check }: { check: Check }) {
  const { icon: Icon, tone, title } = LOOKS[check.status]
  return (
    <section
      aria-label="Pilot check"
      className={cx('flex gap-3 rounded-lg border px-4 py-3', toneClass(tone))}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 text-sm">
        <h2 className="font-semibold">
          Hours recovered a week above {check.threshold.toFixed(1)}: {title.toLowerCase()}
        </h2>
        {check.status === 'insufficient_data' ? (
          <p>
            {check.baselines} of {check.needed} baselines, {check.escalations} of {check.needed} escalations
            with a first action.
          </p>
        ) : (
          <p className="tabular-nums">
            {check.hoursPerWeek.toFixed(2)} hours a week; 95 % interval {check.low.toFixed(2)} to{' '}
            {check.high.toFixed(2)}.
          </p>
        )}
      </div>
    </section>
  )
}
