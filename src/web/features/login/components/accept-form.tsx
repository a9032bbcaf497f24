import { type FormEvent, useRef } from 'react'
import { useNavigate } from 'react-router'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { fieldErrors, useFocusInvalid } from '../../../core/field-errors.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useAcceptInvitation } from '../api.ts'
import { FormFailure } from './form-failure.tsx'
import { PasswordField } from './password-field.tsx'

/** Name and password of someone who was invited. */
export function AcceptForm({ token, email }: { token: string; email: string }) {
  const navigate = useNavigate()
  const accept = useAcceptInvitation()
  const form = useRef<HTMLFormElement>(null)
  const errors = fieldErrors(accept.error)
  useFocusInvalid(form, accept.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (accept.isPending) return
    const data = new FormData(event.currentTarget)
    accept.mutate(
      { token, name: String(data.get('name')), password: String(data.get('password')) },
      { onSuccess: () => navigate('/', { replace: true }) },
    )
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="space-y-4">
      {/* For password managers, which store a password under the address it belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={LIMITS.name}
        error={errors.name}
      />
      <PasswordField error={errors.password} />
      <FormFailure error={accept.error} />
      <Button type="submit" variant="primary" size="lg" className="w-full" busy={accept.isPending}>
        Join
      </Button>
    </form>
  )
}
