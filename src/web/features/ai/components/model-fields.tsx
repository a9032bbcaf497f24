import type { AiSettings } from '../../../../shared/contract/ai.ts'
import type { FieldErrors } from '../../../core/field-errors.ts'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type AiForm, dropsKey } from '../settings-form.ts'

type ModelFieldsProps = {
  form: AiForm
  settings: AiSettings
  errors: FieldErrors
  change: (part: Partial<AiForm>) => void
}

/** Where the model is, what it is called, and the key to it. */
export function ModelFields({ form, settings, errors, change }: ModelFieldsProps) {
  const isAnthropic = form.provider === 'anthropic'
  const isStored = settings.keySet && !form.removeKey && !dropsKey(form, settings)
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Address"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        className="sm:col-span-2"
        optional={isAnthropic}
        placeholder={isAnthropic ? 'https://api.anthropic.com/v1' : 'https://models.example.com/v1'}
        hint={
          isAnthropic
            ? 'Leave it empty unless you go through a gateway of your own.'
            : 'Up to /v1. An address inside your network, or one without https, has to be allowed by the operator.'
        }
        value={form.baseUrl}
        error={errors.baseUrl}
        onChange={event => change({ baseUrl: event.target.value })}
      />
      <TextField
        label="Model"
        autoComplete="off"
        spellCheck={false}
        placeholder={isAnthropic ? 'claude-haiku-4-5' : 'qwen3:8b'}
        value={form.model}
        error={errors.model}
        onChange={event => change({ model: event.target.value })}
      />
      <TextField
        label="Key"
        type="password"
        autoComplete="new-password"
        optional={!isAnthropic}
        placeholder={isStored ? 'Stored. Type to replace it' : ''}
        hint={
          dropsKey(form, settings)
            ? 'The stored key was for another server and is dropped when you save. Enter the key for this one.'
            : 'Kept encrypted and never shown again.'
        }
        value={form.key}
        error={errors.key}
        onChange={event => change({ key: event.target.value, removeKey: false })}
      />
      <CheckboxField
        className="sm:col-span-2"
        label="Ask for the answer in a JSON schema"
        hint="Switch it off only when the test says that the server does not know it."
        checked={form.jsonSchema}
        onChange={event => change({ jsonSchema: event.target.checked })}
      />
      {settings.keySet && form.key === '' && (
        <CheckboxField
          className="sm:col-span-2"
          label="Remove the stored key"
          checked={form.removeKey}
          onChange={event => change({ removeKey: event.target.checked })}
        />
      )}
    </div>
  )
}
