import { type KeyboardEvent, useState } from 'react'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { type Step, stepChange } from '../../../../shared/contract/sessions.ts'
import type { FieldErrors } from '../../../core/field-errors.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { StepChange } from '../api.ts'
import { faultsOf } from '../faults.ts'

type StepEditorProps = {
  step: Step
  /** Resolves to false when the server refused; the editor then keeps what was written. */
  onSave: (change: StepChange) => Promise<boolean>
  onClose: () => void
}

/** The words of a step and the note on it. Mod+Enter saves, Escape leaves them as they were. */
export function StepEditor({ step, onSave, onClose }: StepEditorProps) {
  const [text, setText] = useState(step.text)
  const [note, setNote] = useState(step.note ?? '')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [busy, setBusy] = useState(false)

  async function save() {
    const change = changeOf(step, text.trim(), note.trim())
    if (!change) return onClose()
    const parsed = stepChange.safeParse(change)
    if (!parsed.success) return setErrors(faultsOf(parsed.error))
    setBusy(true)
    const saved = await onSave(change)
    setBusy(false)
    if (saved) onClose()
  }
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else return
    event.preventDefault()
  }

  return (
    <form
      noValidate
      aria-label={`Edit step: ${step.text.slice(0, 80)}`}
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
      className="space-y-2"
    >
      <TextArea
        label="Note"
        autoFocus
        dir="auto"
        rows={2}
        limit={LIMITS.note}
        value={note}
        error={errors.note}
        onChange={event => setNote(event.target.value)}
        placeholder="What you saw, a value, an error message"
      />
      <TextArea
        label="Step"
        dir="auto"
        rows={2}
        limit={LIMITS.step}
        value={text}
        error={errors.text}
        onChange={event => setText(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" type="submit" variant="primary" kbd="Mod+Enter" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  )
}

/** Only what is different from the step, or null when nothing is. */
function changeOf(step: Step, text: string, note: string): StepChange | null {
  const change = {
    ...(text !== step.text && { text }),
    ...(note !== (step.note ?? '') && { note: note || null }),
  }
  return Object.keys(change).length === 0 ? null : change
}
