import { SAMPLES_MIN } from '../../../../shared/domain/metrics/figure.ts'
import { Card } from '../../../ui/card.tsx'

/** Leads through the first five measurements, below which there is no baseline to compare with. */
export function NextFive({ measured, running }: { measured: number; running: boolean }) {
  if (measured >= SAMPLES_MIN) return null
  return (
    <Card title="The next five escalations" className="border-accent-line">
      <p className="max-w-prose text-sm text-ink-muted">
        Measure how long the next {SAMPLES_MIN - measured} take when they are told by phone or at the desk:
        start when somebody begins to explain, stop when the other one begins to work. From five on there is a
        baseline.
      </p>
      <ol className="mt-3 flex flex-wrap gap-2" aria-label={`${measured} of ${SAMPLES_MIN} measured`}>
        {Array.from({ length: SAMPLES_MIN }, (_, at) => (
          <li
            key={String(at)}
            aria-current={at === measured ? 'step' : undefined}
            className={`flex h-7 items-center rounded-md border px-2.5 text-xs ${
              at < measured
                ? 'border-success-line bg-success-soft text-success-text'
                : 'border-line text-ink-muted aria-[current=step]:border-accent-line aria-[current=step]:bg-accent-soft aria-[current=step]:text-accent-text'
            }`}
          >
            {at + 1}: {at < measured ? 'measured' : at === measured ? (running ? 'runs' : 'next') : 'to come'}
          </li>
        ))}
      </ol>
    </Card>
  )
}
