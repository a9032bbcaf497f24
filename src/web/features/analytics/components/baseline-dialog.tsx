import { useState } from 'react'
import type { Baseline } from '../../../../shared/contract/baselines.ts'
import { fieldErrors } from '../../../core/field-errors.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { minutesOf, secondsFrom } from '../baseline-time.ts'
import { useEdit } from '../baselines-api.ts'

/** Changes time and note of one baseline. A time that is changed by hand stays marked. */
export function BaselineDialog({ baseline, onClose }: { baseline: Baseline; onClose: () => void }) {
  const held = minutesOf(baseline.seconds ?? 0)
  const [time, setTime] = useState(held)
  const [note, setNote] = useState(baseline.note ?? '')
  const [unreadable, setUnreadable] = useState(false)
  const edit = useEdit()
  const refused = fieldErrors(edit.error).seconds ?? (edit.error ? errorSentence(edit.error) : undefined)

  function save() {
    const seconds = secondsFrom(time)
    setUnreadable(Number.isNaN(seconds))
    if (Number.isNaN(seconds) || edit.isPending) return
    edit.mutate({ id: baseline.id, note, ...(time === held ? {} : { seconds }) }, { onSuccess: onClose })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={save}
      title="Change the baseline"
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={edit.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextField
          label="Minutes"
          hint="A time that is changed by hand is marked as edited."
          autoComplete="off"
          value={time}
          onChange={event => setTime(event.target.value)}
          error={unreadable ? 'Must be minutes, such as 5 or 5:30' : refused}
        />
        <TextField
          label="Note"
          optional
          maxLength={500}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
