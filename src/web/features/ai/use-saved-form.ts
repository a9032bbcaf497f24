import { useState } from 'react'
import type { AiSettings } from '../../../shared/contract/ai.ts'
import { type AiForm, formOf } from './settings-form.ts'

/**
 * The form over what was saved last. What another admin saves meanwhile is taken over while nothing is typed; else it is
 * `newer`, for whoever types to decide.
 */
export function useSavedForm(settings: AiSettings) {
  const [base, setBase] = useState(settings)
  const [form, setForm] = useState<AiForm>(() => formOf(settings))

  function adopt(saved: AiSettings) {
    setBase(saved)
    setForm(formOf(saved))
  }
  const isNewer = settings.version > base.version
  const isUntouched = JSON.stringify(form) === JSON.stringify(formOf(base))
  // While rendering, so that the old form is never seen beside the new version.
  if (isNewer && isUntouched) adopt(settings)
  return { form, setForm, adopt, newer: isNewer && !isUntouched ? settings : undefined }
}
