import { X } from 'lucide-react'
import type { Assessment } from '../../../shared/contract/handoffs.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { RISK_LOOKS } from './risk-looks.ts'

type SuggestedStepsProps = {
  steps: Assessment['suggestedSteps']
  onChoose: (text: string) => void
  onHide: () => void
}

/** The suggested first steps, each one click away from the next message. */
export function SuggestedSteps({ steps, onChoose, onHide }: SuggestedStepsProps) {
  if (steps.length === 0) return null
  return (
    <section
      aria-label="Suggested steps"
      className="flex items-center gap-2 border-t border-line bg-sunken px-3 py-1.5"
    >
      <ul className="-m-1 flex min-w-0 flex-1 gap-1.5 overflow-x-auto p-1">
        {steps.map(({ text, risk }) => (
          <li key={text} className="shrink-0">
            <Button
              size="sm"
              title={risk === 'none' ? text : `${text} (${RISK_LOOKS[risk].label.toLowerCase()})`}
              onClick={() => onChoose(text)}
              {...(risk !== 'none' && risk !== 'reversible' && { icon: RISK_LOOKS[risk].icon })}
            >
              <span className="max-w-56 truncate">{text}</span>
            </Button>
          </li>
        ))}
      </ul>
      <IconButton icon={X} size="sm" label="Hide the suggested steps" onClick={onHide} />
    </section>
  )
}
