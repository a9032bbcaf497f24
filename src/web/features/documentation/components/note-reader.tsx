import { Download, Pencil, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { DocumentationFormat, DocumentationVersion } from '../../../../shared/contract/documentation.ts'
import { asMarkdown } from '../../../../shared/domain/documentation/markdown.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { exportAddress, usePreview } from '../api.ts'
import type { NoteDraft } from '../note-draft.ts'
import { KIND_LABELS, originOf } from '../version-words.ts'
import { NoteText } from './note-text.tsx'
import { SendNote } from './send-note.tsx'

const FORMATS = [
  { id: 'txt', label: 'Plain text' },
  { id: 'md', label: 'Markdown' },
] as const

type NoteReaderProps = {
  sessionId: string
  versions: readonly DocumentationVersion[]
  mayWrite: boolean
  onEdit: (draft: NoteDraft) => void
}

/** One version of the note, the newest at first, in the form that the ticket system takes. */
export function NoteReader({ sessionId, versions, mayWrite, onEdit }: NoteReaderProps) {
  const [chosen, setChosen] = useState<number>()
  const [format, setFormat] = useState<DocumentationFormat>('txt')
  const preview = usePreview(sessionId)
  const [newest] = versions
  const shown = versions.find(({ version }) => version === chosen) ?? newest
  if (!newest || !shown) return null
  const text = format === 'md' ? asMarkdown(shown.text) : shown.text
  const basedOn = newest.version
  return (
    <div className="flex min-h-full flex-col gap-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {versions.length > 1 && (
          <SelectField
            label="Version"
            hideLabel
            value={String(shown.version)}
            onChange={event => setChosen(Number(event.target.value))}
            options={versions.map(({ version, kind }) => ({
              value: String(version),
              label: `Version ${version}, ${KIND_LABELS[kind]}${version === basedOn ? ' (newest)' : ''}`,
            }))}
          />
        )}
        <p className="min-w-0 flex-1 basis-56 self-center text-sm text-ink-muted">
          {originOf(shown)} · <RelativeTime at={shown.createdAt} />
        </p>
      </div>
      <Tabs label="Form of the note" tabs={FORMATS} value={format} onChange={setFormat}>
        <NoteText text={text} label={`Note, version ${shown.version}`} markup={format === 'md'} />
      </Tabs>
      <div className="sticky -bottom-4 -mx-4 mt-auto -mb-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-4 py-3">
        {mayWrite && (
          <>
            {shown === newest && <SendNote sessionId={sessionId} newest={basedOn} />}
            <Button
              icon={RotateCw}
              variant="quiet"
              busy={preview.isPending}
              onClick={() => preview.mutate(undefined, { onSuccess: draft => onEdit({ ...draft, basedOn }) })}
            >
              Write anew
            </Button>
            <Button icon={Pencil} onClick={() => onEdit({ text: shown.text, basedOn })}>
              Edit
            </Button>
          </>
        )}
        <a href={exportAddress(sessionId, format, shown.version)} download className={buttonClass()}>
          <Download aria-hidden="true" className="-ml-0.5 size-4 shrink-0" />
          Export .{format}
        </a>
        <CopyButton text={text} variant="primary" />
      </div>
    </div>
  )
}
