import { type RefObject, useEffect } from 'react'
import { problemOf } from './api.ts'

/** What is wrong with each field of a request's body, by the field's name. */
export type FieldErrors = Readonly<Record<string, string>>

/** The server's sentence for each field; empty when the failure is about something else. */
export function fieldErrors(error: unknown): FieldErrors {
  const issues = problemOf(error, 'validation_failed')?.issues ?? []
  return Object.fromEntries(
    issues.map(({ path, message }) => [path.replace(/^body\.?/, ''), message]).reverse(),
  )
}

/** Moves the focus to the first field that is wrong, once the errors are shown. */
export function useFocusInvalid(form: RefObject<HTMLElement | null>, error: unknown): void {
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [form, error])
}
