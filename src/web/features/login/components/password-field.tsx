import { TextField } from '../../../ui/text-field.tsx'

/** A new password. */
export function PasswordField({ error }: { error: string | undefined }) {
  return (
    <TextField
      name="password"
      label="Password"
      type="password"
      autoComplete="new-password"
      hint="At least 12 characters"
      error={error}
    />
  )
}
