import { useState } from 'react'
import type { SettingField } from '../../../../shared/contract/integrations.ts'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import type { FieldText } from '../../../ui/form-field.tsx'
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
      const common = { name, label, hint: help, error: errorOf(name, errors) }
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
          <ListField
            key={name}
            {...common}
            optional={!required}
            held={Array.isArray(value) ? value : []}
            onList={list => onChange(name, list)}
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

/** What is wrong with a setting, or with something in it. */
const errorOf = (name: string, errors: SettingFieldsProps['errors']) =>
  Object.entries(errors).find(([path]) => `${path}.`.startsWith(`settings.${name}.`))?.[1]

type ListFieldProps = FieldText & {
  name: string
  held: readonly string[]
  onList: (list: string[]) => void
}

/** Words with commas between them. The text stays as it is typed: out of the words it would lose each comma at once. */
function ListField({ held, onList, ...field }: ListFieldProps) {
  const [text, setText] = useState(held.join(', '))
  return (
    <TextField
      {...field}
      autoComplete="off"
      value={text}
      onChange={({ target: { value } }) => {
        setText(value)
        onList(
          value
            .split(',')
            .map(part => part.trim())
            .filter(Boolean),
        )
      }}
    />
  )
}
