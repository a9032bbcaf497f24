import { CircleAlert, CircleCheck } from 'lucide-react'
import type { FlowFault } from '../../../../shared/domain/flow/document.ts'
import { Button } from '../../../ui/button.tsx'

type FaultListProps = {
  faults: readonly FlowFault[]
  /** The text has changed since it was looked at. */
  isChecking: boolean
  /** The text cannot be looked at now. */
  onRetry: (() => void) | undefined
  onGoTo: (line: number) => void
}

/** What is wrong with the text, line by line; a press goes there. */
export function FaultList({ faults, isChecking, onRetry, onGoTo }: FaultListProps) {
  return (
    <section aria-label="Faults" aria-busy={isChecking} className="text-sm">
      <p role="status" className="flex min-h-7 flex-wrap items-center gap-1.5">
        {onRetry ? (
          <>
            <CircleAlert aria-hidden="true" className="size-4 text-danger-text" />
            <span className="text-danger-text">
              The text cannot be checked now. It is kept in this browser.
            </span>
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          </>
        ) : faults.length > 0 ? (
          <>
            <CircleAlert aria-hidden="true" className="size-4 text-danger-text" />
            <span className="font-medium text-danger-text">
              {faults.length === 1 ? '1 fault' : `${faults.length} faults`}. Mend it to save; until then the
              text is kept in this browser.
            </span>
          </>
        ) : (
          <>
            <CircleCheck aria-hidden="true" className="size-4 text-success-text" />
            <span className="text-ink-muted">No faults</span>
          </>
        )}
      </p>
      {!onRetry && faults.length > 0 && (
        <ul className="mt-1 max-h-48 divide-y divide-line overflow-y-auto rounded-md border border-danger-line">
          {faults.map(({ line, code, reason }) => (
            <li key={`${line} ${code} ${reason}`}>
              <button
                type="button"
                onClick={() => onGoTo(line)}
                className="flex w-full items-baseline gap-3 px-3 py-1.5 text-left hover:bg-sunken focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
              >
                <span className="shrink-0 font-medium text-danger-text tabular-nums">Line {line}</span>
                <span className="min-w-0 flex-1 wrap-anywhere text-ink">{reason}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
