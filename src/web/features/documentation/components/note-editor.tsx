import { useEffect, useRef, useState } from 'react'
import type { DocumentationVersion } from '../../../../shared/contract/documentation.ts'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { problemOf } from '../../../core/api.ts'
import { fieldErrors } from '../../../core/field-errors.ts'
import { keyPerBody } from '../../../core/idempotency-key.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast.ts'
import { useSaveNote } from '../api.ts'
import type { NoteDraft } from '../note-draft.ts'
import { NewerVersion } from './newer-version.tsx'

type NoteEditorProps = {
  sessionId: string
  newest: DocumentationVersion | undefined
  draft: NoteDraft
  onDraft: (draft: NoteDraft | null) => void
}

/** The text of the next version. It is saved over nothing that its writer has not seen. */
export function NoteEditor({ sessionId, newest, draft, onDraft }: NoteEditorProps) {
  const save = useSaveNote(sessionId)
  const [keyFor] = useState(keyPerBody)
  const [isBlank, setBlank] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const newer = newest && newest.version > draft.basedOn ? newest : undefined
  const refusal = fieldErrors(save.error).text
  const conflict = problemOf(save.error, 'documentation_changed')
  const tooLong = draft.text.length > LIMITS.documentation

  useEffect(() => field.current?.focus(), [])

  function submit() {
    if (save.isPending || newer || tooLong) return
    setBlank(draft.text.trim() === '')
    if (draft.text.trim() === '') return field.current?.focus()
    save.mutate(
      { body: draft, key: keyFor(draft) },
      {
        onSuccess: ({ version }) => {
          onDraft(null)
          toast({ title: `Saved as version ${version}`, tone: 'success' })
        },
      },
    )
  }
  useShortcuts({ 'Mod+Enter': { label: 'Save the note', run: submit, whileTyping: true, inDialog: true } })

  return (
    <div className="flex min-h-full flex-col gap-3">
      {newer && <NewerVersion newer={newer} onGoOn={() => onDraft({ ...draft, basedOn: newer.version })} />}
      <TextArea
        label="Text of the note"
        dir="auto"
        rows={16}
        limit={LIMITS.documentation}
        ref={element => {
          field.current = element
        }}
        value={draft.text}
        error={refusal ?? (isBlank ? 'Write something, or cancel.' : undefined)}
        onChange={event => onDraft({ ...draft, text: event.target.value })}
        hint="Lines in capitals such as RESOLUTION are headings; “- ” begins an item."
      />
      {save.error && !refusal && !conflict && (
        <FailedState title="The note was not saved">{errorSentence(save.error)}</FailedState>
      )}
      <div className="sticky -bottom-4 -mx-4 mt-auto -mb-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-4 py-3">
        <Button onClick={() => onDraft(null)}>Discard</Button>
        <Button
          variant="primary"
          kbd="Mod+Enter"
          busy={save.isPending}
          disabled={newer !== undefined || tooLong}
          onClick={submit}
        >
          Save as version {(newest?.version ?? 0) + 1}
        </Button>
      </div>
    </div>
  )
}
