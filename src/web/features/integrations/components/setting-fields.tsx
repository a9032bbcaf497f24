import type { SettingField } from '../../../../shared/contract/integrations.ts'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { SettingValues } from '../api.ts'

type SettingFieldsProps = {
  fields: readonly SettingField[]
  values: SettingValues
  /** Secrets that the server holds; their fields start empty and may stay so. */
  secretsSet: readonly string[]
  errors: Readonly<Record<string, string>>
  onChange: (name: string, value: SettingValues[string]) => void
}

/** The settings of a kind of integration, as the server describes them. */
export function SettingFields({ fields, values, secretsSet, errors, onChange }: SettingFieldsProps) {
  return fields
    .filter(({ byServer }) => !byServer)
    .map(field => {
      const { name, label, help, required, secret } = field
      const value = values[name]
      const common = { name, label, hint: help, error: errors[`settings.${name}`] }
      if (field.type === 'boolean')
        return (
          <CheckboxField
            key={name}
            {...common}
            checked={value === true}
            onChange={event => onChange(name, event.target.checked)}
          />
        )
      if (field.type === 'choice' && field.choices)
        return (
          <SelectField
            key={name}
            {...common}
            optional={!required}
            options={field.choices}
            value={String(value ?? field.choices[0]?.value ?? '')}
            onChange={event => onChange(name, event.target.value)}
          />
        )
      if (field.type === 'list')
        return (
          <TextField
            key={name}
            {...common}
            optional={!required}
            autoComplete="off"
            value={Array.isArray(value) ? value.join(', ') : ''}
            onChange={event =>
              onChange(
                name,
                event.target.value
                  .split(',')
                  .map(part => part.trim())
                  .filter(Boolean),
              )
            }
          />
        )
      return (
        <TextField
          key={name}
          {...common}
          type={secret ? 'password' : field.type === 'number' ? 'number' : 'text'}
          autoComplete={secret ? 'new-password' : 'off'}
          spellCheck={false}
          optional={!required}
          value={value === undefined ? '' : String(value)}
          placeholder={secret && secretsSet.includes(name) ? 'Kept as it is' : undefined}
          onChange={event => onChange(name, event.target.value)}
        />
      )
    })
}
