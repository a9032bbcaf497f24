import { useRef, useState } from 'react'
import type { Integration, IntegrationType } from '../../../../shared/contract/integrations.ts'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { problemOf } from '../../../core/api.ts'
import { fieldErrors, useFocusInvalid } from '../../../core/field-errors.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type SettingChange, type SettingValues, useAddIntegration, useChangeIntegration } from '../api.ts'
import { SettingFields } from './setting-fields.tsx'

type IntegrationDialogProps = {
  type: IntegrationType
  /** Absent: a new one. */
  integration?: Integration | undefined
  onClose: () => void
}

/** Adds or changes an integration. A secret that is left empty stays as it is. */
export function IntegrationDialog({ type, integration, onClose }: IntegrationDialogProps) {
  const add = useAddIntegration()
  const change = useChangeIntegration({ handlesErrors: true })
  const save = integration ? change : add
  const [name, setName] = useState(integration?.name ?? type.label)
  const [values, setValues] = useState<SettingValues>((integration?.config ?? {}) as SettingValues)
  const fields = useRef<HTMLDivElement>(null)
  useFocusInvalid(fields, save.error)
  const errors = fieldErrors(save.error)

  function submit() {
    if (save.isPending) return
    const done = { onSuccess: onClose }
    if (integration)
      change.mutate({ id: integration.id, name, settings: changed(integration.config, values) }, done)
    else add.mutate({ kind: type.kind, name, settings: changed({}, values) }, done)
  }

  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title={integration ? integration.name : `Add ${type.label}`}
      description={type.summary}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {integration ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <div ref={fields} className="space-y-4">
        {!type.provenLive && (
          <p className="rounded-lg border border-warning-line bg-warning-soft px-3 py-2 text-sm text-warning-text">
            Not yet run against a tenant of the vendor: it was proved against a stand-in made from the
            vendor’s documentation. Send yourself a test.
          </p>
        )}
        <TextField
          label="Name"
          name="name"
          maxLength={LIMITS.name}
          autoComplete="off"
          value={name}
          error={errors.name}
          onChange={event => setName(event.target.value)}
        />
        <SettingFields
          fields={type.fields}
          values={values}
          secretsSet={integration?.secretsSet ?? []}
          errors={errors}
          onChange={(field, value) => setValues(held => ({ ...held, [field]: value }))}
        />
        {save.error && !problemOf(save.error, 'validation_failed') && (
          <FailedState title="It was not saved">{errorSentence(save.error)}</FailedState>
        )}
      </div>
    </Dialog>
  )
}

/**
 * What was entered anew, and null for what was emptied. The rest is left out: somebody else may have changed it, in the
 * mapping of a ticket system say, since the dialog was opened.
 */
function changed(held: Integration['config'], values: SettingValues): SettingChange {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, SettingChange[string]][] => {
      if (value === held[name]) return []
      if (value !== '') return [[name, value]]
      return name in held ? [[name, null]] : []
    }),
  )
}
