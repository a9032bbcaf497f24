import type { z } from 'zod'
import type { FieldErrors } from '../../core/field-errors.ts'

/** The faults that the contract's own schema finds before anything is sent, the first of each field. */
export function faultsOf(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.')] ??= plainWords(issue)
  return errors
}

const plainWords = (issue: z.core.$ZodIssue): string =>
  issue.code === 'too_big' && issue.origin === 'string'
    ? `At most ${issue.maximum.toLocaleString()} characters`
    : issue.message
