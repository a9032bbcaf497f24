import { problemOf } from '../../../core/api.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { FieldError } from '../../../ui/form-field.tsx'

/** Why a form was refused, when it is about no single field. */
export function FormFailure({ error }: { error: Error | null }) {
  if (!error || problemOf(error, 'validation_failed')) return null
  return (
    <div role="alert" className="text-sm">
      <FieldError>{errorSentence(error)}</FieldError>
    </div>
  )
}
