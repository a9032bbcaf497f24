import type { StepOutcome } from '../../shared/contract/sessions.ts'
import { toneClass } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { Kbd } from '../ui/kbd.tsx'
import { OUTCOME_LABELS, OUTCOME_LOOKS } from './badges.tsx'
import { OUTCOME_KEYS } from './outcome-keys.ts'

type OutcomeButtonsProps = {
  outcome: StepOutcome
  /** What is being judged, for screen readers. */
  of: string
  onChoose: (outcome: StepOutcome) => void
}

/** How a step ended: one press each. Pressing the one that is set takes it back. */
export function OutcomeButtons({ outcome, of, onChoose }: OutcomeButtonsProps) {
  return (
    <fieldset aria-label={`Outcome of ${of}`} className="flex min-w-0 flex-wrap gap-1">
      {OUTCOME_KEYS.map(({ key, outcome: choice }) => {
        const { icon: Icon, tone } = OUTCOME_LOOKS[choice]
        const chosen = choice === outcome
        return (
          <button
            key={choice}
            type="button"
            aria-pressed={chosen}
            onClick={() => onChoose(chosen ? 'proposed' : choice)}
            className={cx(
              'inline-flex h-7 items-center gap-1 rounded-md border px-1.5 text-xs font-medium pointer-coarse:h-11 pointer-coarse:px-2.5',
              chosen
                ? toneClass(tone)
                : 'border-line bg-raised text-ink-muted hover:bg-sunken hover:text-ink',
            )}
          >
            <Icon aria-hidden="true" className="size-3.5 shrink-0" />
            {OUTCOME_LABELS[choice]}
            <span aria-hidden="true" className="pointer-coarse:hidden">
              <Kbd keys={key} />
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
