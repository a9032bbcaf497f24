import type { FieldErrors } from '../../../core/field-errors.ts'
import { TextField } from '../../../ui/text-field.tsx'
import type { AiForm, NUMBERS } from '../settings-form.ts'

type LimitFieldsProps = { form: AiForm; errors: FieldErrors; change: (part: Partial<AiForm>) => void }

/** What a month may cost, and what tokens do. */
export function LimitFields({ form, errors, change }: LimitFieldsProps) {
  const number = (name: (typeof NUMBERS)[number], label: string) => (
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      optional
      value={form[name]}
      error={errors[name]}
      onChange={event => change({ [name]: event.target.value })}
    />
  )
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium text-ink">Limit and prices</legend>
      <p className="mt-0.5 mb-3 text-xs text-ink-muted">
        When the tokens or the money of a month (UTC) are used up, no model is asked until the next one. Calls
        that are under way still end. Prices are in your currency, for a million tokens.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        {number('monthlyTokenLimit', 'Tokens a month')}
        {number('monthlyCostLimit', 'Money a month')}
        {number('inputPrice', 'Price of input')}
        {number('outputPrice', 'Price of output')}
      </div>
    </fieldset>
  )
}
