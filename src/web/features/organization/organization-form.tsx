import { type FormEvent, useMemo, useRef, useState } from 'react'
import type { OrganizationSettings } from '../../../shared/contract/organization.ts'
import { problemOf } from '../../core/api.ts'
import { fieldErrors, useFocusInvalid } from '../../core/field-errors.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/clock.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { toast } from '../../ui/toast.ts'
import { useChangeOrganization } from './api.ts'
import { clockIn, timeZoneOptions } from './time-zones.ts'

/** The name, and the time zone to choose. What another admin saves shows as long as nothing is chosen here. */
export function OrganizationForm({ organization }: { organization: OrganizationSettings }) {
  const form = useRef<HTMLFormElement>(null)
  const change = useChangeOrganization()
  const [chosen, setChosen] = useState<string>()
  const timeZone = chosen ?? organization.timeZone
  const options = useMemo(() => timeZoneOptions(organization.timeZone), [organization.timeZone])
  const clock = clockIn(timeZone, new Date(useNow()))
  const isRefused = problemOf(change.error, 'validation_failed') !== undefined
  useFocusInvalid(form, change.error)

  function save(event: FormEvent) {
    event.preventDefault()
    if (change.isPending) return
    change.mutate(
      { timeZone },
      {
        onSuccess: () => {
          setChosen(undefined)
          toast({ tone: 'success', title: 'Saved' })
        },
      },
    )
  }

  return (
    <form ref={form} onSubmit={save} className="space-y-5">
      <dl className="text-sm">
        <dt className="font-medium text-ink">Name</dt>
        <dd className="mt-1 wrap-anywhere text-ink-muted">{organization.name}</dd>
      </dl>
      <SelectField
        label="Time zone"
        className="max-w-sm"
        value={timeZone}
        onChange={event => setChosen(event.currentTarget.value)}
        options={options}
        hint={`Days and weeks are counted in it.${clock ? ` It is ${clock} there now.` : ''}`}
        error={
          fieldErrors(change.error).timeZone ??
          (change.error && !isRefused ? errorSentence(change.error) : undefined)
        }
      />
      <Button
        type="submit"
        variant="primary"
        busy={change.isPending}
        disabled={timeZone === organization.timeZone}
      >
        Save
      </Button>
    </form>
  )
}
