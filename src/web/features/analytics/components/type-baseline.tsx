import { type FormEvent, useRef, useState } from 'react'
import { fieldErrors, useFocusInvalid } from '../../../core/field-errors.ts'
import { newKey } from '../../../core/idempotency-key.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { secondsFrom } from '../baseline-time.ts'
import { useType } from '../baselines-api.ts'

/** Keeps a time that nobody measured while it happened; it stays marked as typed. */
export function TypeBaseline() {
  const form = useRef<HTMLFormElement>(null)
  const [time, setTime] = useState('')
  const [note, setNote] = useState('')
  const [unreadable, setUnreadable] = useState(false)
  const [attempt, setAttempt] = useState(newKey)
  const type = useType()
  const refused = fieldErrors(type.error).seconds ?? (type.error ? errorSentence(type.error) : undefined)
  useFocusInvalid(form, type.error)

  function save(event: FormEvent) {
    event.preventDefault()
    if (type.isPending) return
    const seconds = secondsFrom(time)
    setUnreadable(Number.isNaN(seconds))
    if (Number.isNaN(seconds)) return
    type.mutate(
      { body: { source: 'typed', seconds, note }, idempotencyKey: attempt },
      {
        onSuccess: () => {
          setTime('')
          setNote('')
        },
        onSettled: () => setAttempt(newKey()),
      },
    )
  }

  return (
    <form ref={form} onSubmit={save} noValidate className="flex flex-wrap items-start gap-3">
      <TextField
        label="Minutes"
        hint="Such as 5 or 5:30"
        inputMode="text"
        autoComplete="off"
        value={time}
        onChange={event => setTime(event.target.value)}
        error={unreadable ? 'Must be minutes, such as 5 or 5:30' : refused}
        className="w-40"
      />
      <TextField
        label="Note"
        optional
        maxLength={500}
        value={note}
        onChange={event => setNote(event.target.value)}
        className="min-w-0 flex-1 basis-48"
      />
      <Button type="submit" busy={type.isPending} className="mt-6">
        Add
      </Button>
    </form>
  )
}
