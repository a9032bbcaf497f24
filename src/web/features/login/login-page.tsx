import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { useDocumentTitle } from '../../core/document-title.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { setupQuery, useLogIn } from './api.ts'
import { DemoLogins } from './components/demo-logins.tsx'
import { EntryFrame } from './components/entry-frame.tsx'
import { FormFailure } from './components/form-failure.tsx'
import { nextAddress } from './next-address.ts'
import type { Credentials } from './sign-in.ts'

/** `/login`: comes back to where one was. */
export function LoginPage() {
  useDocumentTitle('Log in')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const setup = useQuery(setupQuery)
  const logIn = useLogIn()
  const password = useRef<HTMLInputElement>(null)

  function start(credentials: Credentials) {
    if (logIn.isPending) return
    logIn.mutate(credentials, {
      onSuccess: () => navigate(nextAddress(params.get('next')), { replace: true }),
      onError: () => password.current?.select(),
    })
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    start({ email: String(form.get('email')).trim(), password: String(form.get('password')) })
  }

  if (setup.data?.needed) return <Navigate to={`/setup${location.hash}`} replace />
  return (
    <EntryFrame title="Log in">
      <DemoLogins
        logins={setup.data?.demoLogins ?? []}
        busyEmail={logIn.isPending ? logIn.variables.email : undefined}
        onChoose={start}
      />
      <form onSubmit={submit} className="space-y-4">
        <TextField name="email" label="Mail address" type="email" autoComplete="username" required />
        <TextField
          ref={password}
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
        <FormFailure error={logIn.error} />
        <Button type="submit" variant="primary" size="lg" className="w-full" busy={logIn.isPending}>
          Log in
        </Button>
      </form>
    </EntryFrame>
  )
}
