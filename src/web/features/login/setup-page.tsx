import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { LIMITS } from '../../../shared/contract/limits.ts'
import { problemOf } from '../../core/api.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { type FieldErrors, fieldErrors, useFocusInvalid } from '../../core/field-errors.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { setupQuery, useCompleteSetup } from './api.ts'
import { EntryFrame } from './components/entry-frame.tsx'
import { FormFailure } from './components/form-failure.tsx'
import { PasswordField } from './components/password-field.tsx'

/** `/setup`: the first run. The one-time token may come in the address, as `/setup#token`. */
export function SetupPage() {
  useDocumentTitle('Set up')
  const navigate = useNavigate()
  const setup = useQuery(setupQuery)
  const complete = useCompleteSetup()
  const form = useRef<HTMLFormElement>(null)
  const refusal = problemOf(complete.error, 'setup_token_wrong')
  const errors: FieldErrors = { ...(refusal ? { token: refusal.title } : {}), ...fieldErrors(complete.error) }
  useFocusInvalid(form, complete.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (complete.isPending) return
    const data = new FormData(event.currentTarget)
    const field = (name: string) => String(data.get(name))
    complete.mutate(
      {
        token: field('token').trim(),
        organization: field('organization'),
        name: field('name'),
        email: field('email').trim(),
        password: field('password'),
      },
      { onSuccess: () => navigate('/', { replace: true }) },
    )
  }

  if (setup.data && !setup.data.needed && complete.isIdle) return <Navigate to="/login" replace />
  return (
    <EntryFrame
      title="Set up ResolutionFlow"
      description="You become the owner of the organization. The server printed a one-time token in its log."
    >
      <form ref={form} noValidate onSubmit={submit} className="space-y-4">
        <TextField
          name="token"
          label="One-time token"
          autoComplete="off"
          spellCheck={false}
          defaultValue={location.hash.slice(1)}
          error={errors.token}
        />
        <TextField
          name="organization"
          label="Organization"
          autoComplete="organization"
          maxLength={LIMITS.name}
          error={errors.organization}
        />
        <TextField
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={LIMITS.name}
          error={errors.name}
        />
        <TextField
          name="email"
          label="Mail address"
          type="email"
          autoComplete="username"
          error={errors.email}
        />
        <PasswordField error={errors.password} />
        {!refusal && <FormFailure error={complete.error} />}
        <Button type="submit" variant="primary" size="lg" className="w-full" busy={complete.isPending}>
          Create organization
        </Button>
      </form>
    </EntryFrame>
  )
}
