import { TriangleAlert } from 'lucide-react'
import type { Fault } from '../../../../shared/domain/transcript.ts'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'

type TranscriptFaultsProps = {
  faults: readonly Fault[]
  accepted: boolean
  onAccept: (accepted: boolean) => void
}

/** What will not be imported, line by line. The importer has to say that this is all right. */
export function TranscriptFaults({ faults, accepted, onAccept }: TranscriptFaultsProps) {
  const parts = faults.length === 1 ? 'One part' : `${faults.length.toLocaleString()} parts`
  return (
    <section
      aria-label="What cannot be imported"
      className="space-y-2 rounded-lg border border-warning-line bg-warning-soft px-3 py-2.5"
    >
      <p className="flex items-center gap-2 text-sm font-medium text-warning-text">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
        {parts} of the transcript cannot be imported
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must reach it */}
      <ul tabIndex={0} className="max-h-40 space-y-0.5 overflow-y-auto text-sm text-ink">
        {faults.map(({ line, message }) => (
          <li key={`${line} ${message}`} className="wrap-anywhere">
            <span className="text-ink-muted tabular-nums">Line {line.toLocaleString()}:</span> {message}
          </li>
        ))}
      </ul>
      <CheckboxField
        label="Import the rest without it"
        checked={accepted}
        onChange={event => onAccept(event.target.checked)}
      />
    </section>
  )
}
