import type { DocumentationVersion } from '../../../../shared/contract/documentation.ts'
import { Button } from '../../../ui/button.tsx'
import { originOf } from '../version-words.ts'
import { NoteText } from './note-text.tsx'

type NewerVersionProps = { newer: DocumentationVersion; onGoOn: () => void }

/** Another version came while this one was edited: shows it and asks what becomes of the text below. */
export function NewerVersion({ newer, onGoOn }: NewerVersionProps) {
  return (
    <div
      role="alert"
      className="space-y-2 rounded-lg border border-warning-line bg-warning-soft px-3 py-2.5 text-sm"
    >
      <p className="font-medium text-warning-text">
        Version {newer.version} came meanwhile. Yours is kept below and not saved yet.
      </p>
      <p className="text-ink-muted">{originOf(newer)}.</p>
      <NoteText text={newer.text} label={`Note, version ${newer.version}`} className="max-h-48" />
      <Button size="sm" onClick={onGoOn}>
        I have read it, go on with mine
      </Button>
    </div>
  )
}
