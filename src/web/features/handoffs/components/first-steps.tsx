import type { Assessment } from '../../../../shared/contract/handoffs.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import type { Beginning } from '../beginning.ts'
import { RISK_LOOKS } from '../risk-looks.ts'
import type { OnCite } from './cited.tsx'
import { Stated } from './stated.tsx'

type FirstStepsProps = {
  steps: Assessment['suggestedSteps']
  onCite: OnCite
  problem: string
  onBegin: ((beginning: Beginning) => void) | undefined
}

/** What to do first, each with its reason and what it may cost, and the button that begins with it. */
export function FirstSteps({ steps, onCite, problem, onBegin }: FirstStepsProps) {
  if (steps.length === 0) return null
  return (
    <div className="min-w-0 text-sm">
      <h4 className="mb-0.5 text-xs font-medium text-ink-subtle">Suggested first steps</h4>
      <ol className="space-y-1.5" aria-label="Suggested first steps">
        {steps.map((step, place) => (
          <li key={step.text} className="flex min-w-0 items-start gap-2">
            <div className="min-w-0 flex-1 text-ink">
              <Stated statement={step} onCite={onCite} problem={problem} />{' '}
              <span className="text-ink-muted">{step.why}</span>
              {step.risk !== 'none' && (
                <Badge {...RISK_LOOKS[step.risk]} className="ml-1.5 align-text-bottom">
                  {RISK_LOOKS[step.risk].label}
                </Badge>
              )}
            </div>
            {onBegin && (
              <Button
                size="sm"
                kbd={`${place + 1}`}
                onClick={() => onBegin({ way: 'step', text: step.text })}
              >
                Start with this
                <span className="sr-only">{step.text}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
