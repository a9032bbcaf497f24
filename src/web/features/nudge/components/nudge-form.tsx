import { type FormEvent, useRef, useState } from 'react'
import type { SessionNudge } from '../../../../shared/contract/nudge.ts'
import { fieldErrors, useFocusInvalid } from '../../../core/field-errors.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { toast } from '../../../ui/toast.ts'
import { useChangeEscalationSettings } from '../api.ts'
import { formOf, type Limit, readForm, type SettingsForm } from '../settings-form.ts'
import { LimitField } from './limit-field.tsx'

/** When a technician is asked. What another admin saves shows as long as nothing is changed here. */
export function NudgeForm({ settings }: { settings: SessionNudge['settings'] }) {
  const root = useRef<HTMLFormElement>(null)
  const save = useChangeEscalationSettings()
  const [changed, setChanged] = useState<SettingsForm>()
  const form = changed ?? formOf(settings)
  const { settings: read, faults } = readForm(form)
  const refused = fieldErrors(save.error)
  useFocusInvalid(root, save.error)

  const change = (name: keyof SettingsForm) => (limit: Limit) => {
    save.reset()
    setChanged({ ...form, [name]: limit })
  }
  const errorOf = (name: keyof SettingsForm) => faults?.[name] ?? refused[`nudge.${name}`]

  function submit(event: FormEvent) {
    event.preventDefault()
    if (save.isPending) return
    if (!read) return root.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    save.mutate(
      { nudge: read },
      {
        onSuccess: () => {
          setChanged(undefined)
          toast({ tone: 'success', title: 'Saved' })
        },
      },
    )
  }

  return (
    <form ref={root} noValidate onSubmit={submit} className="space-y-5">
      <LimitField
        label="Ask when time is up"
        unit="Minutes"
        hint="Counted from when the session began, was claimed or came back."
        limit={form.afterMinutes}
        onChange={change('afterMinutes')}
        error={errorOf('afterMinutes')}
      />
      <LimitField
        label="Ask when steps keep failing"
        unit="Failed steps"
        hint="Those recorded as failed in that time."
        limit={form.afterFailures}
        onChange={change('afterFailures')}
        error={errorOf('afterFailures')}
      />
      {save.error && Object.keys(refused).length === 0 && (
        <FailedState title="It was not saved">{errorSentence(save.error)}</FailedState>
      )}
      <Button type="submit" variant="primary" busy={save.isPending} disabled={changed === undefined}>
        Save
      </Button>
    </form>
  )
}
