import { useRef, useState } from 'react'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import type { RedactionPattern } from '../../../../shared/contract/redaction.ts'
import { checkPattern } from '../../../../shared/domain/redaction/custom-patterns.ts'
import { problemOf } from '../../../core/api.ts'
import { fieldErrors, useFocusInvalid } from '../../../core/field-errors.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useSavePattern } from '../api.ts'

type PatternDialogProps = { pattern: RedactionPattern | undefined; onClose: () => void }

/** Asks for a name and a pattern, and says while it is typed what is wrong with it. */
export function PatternDialog({ pattern, onClose }: PatternDialogProps) {
  const save = useSavePattern()
  const fields = useRef<HTMLDivElement>(null)
  const [name, setName] = useState(pattern?.name ?? '')
  const [source, setSource] = useState(pattern?.source ?? '')
  useFocusInvalid(fields, save.error)
  const errors = fieldErrors(save.error)
  const check = source === '' ? undefined : checkPattern(source)
  const fault = check && !check.ok ? check.fault : errors.source
  const other =
    save.error && !problemOf(save.error, 'validation_failed') ? errorSentence(save.error) : undefined

  function submit() {
    if (save.isPending) return
    save.mutate({ id: pattern?.id, name, source }, { onSuccess: onClose })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title={pattern ? 'Edit pattern' : 'New pattern'}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div ref={fields} className="space-y-4">
        <TextField
          label="Name"
          autoComplete="off"
          data-autofocus
          maxLength={LIMITS.name}
          value={name}
          onChange={event => setName(event.target.value)}
          error={errors.name ?? other}
        />
        <TextField
          label="Pattern"
          autoComplete="off"
          spellCheck={false}
          value={source}
          onChange={event => setSource(event.target.value)}
          error={fault}
          hint="Letters stand for themselves; \d a digit, [A-Z] one of these, {6} six of it, | or. Example: KD-\d{6}"
        />
      </div>
    </Dialog>
  )
}
