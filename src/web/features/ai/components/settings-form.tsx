import { useRef, useState } from 'react'
import type { AiSettings } from '../../../../shared/contract/ai.ts'
import { problemOf } from '../../../core/api.ts'
import { fieldErrors, useFocusInvalid } from '../../../core/field-errors.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { toast } from '../../../ui/toast.ts'
import { useSaveAiSettings, useTestAiSettings } from '../api.ts'
import { type AiForm, bodyOf, faultsOf } from '../settings-form.ts'
import { useSavedForm } from '../use-saved-form.ts'
import { LimitFields } from './limit-fields.tsx'
import { ModelFields } from './model-fields.tsx'
import { ProviderField } from './provider-field.tsx'
import { TestResult } from './test-result.tsx'

/** Provider, model, key and limits, tried out and saved together. */
export function SettingsForm({ settings }: { settings: AiSettings }) {
  const { form, setForm, newer, adopt } = useSavedForm(settings)
  const [tried, setTried] = useState(false)
  const save = useSaveAiSettings()
  const test = useTestAiSettings()
  const fields = useRef<HTMLFormElement>(null)
  const refused = save.error ?? test.error
  useFocusInvalid(fields, refused)
  const errors = { ...fieldErrors(refused), ...(tried ? faultsOf(form) : {}) }
  const asks = form.provider === 'anthropic' || form.provider === 'openai_compatible'

  function change(part: Partial<AiForm>) {
    setForm({ ...form, ...part })
    test.reset()
    save.reset()
  }
  function send(action: typeof save | typeof test, onSuccess?: (saved: AiSettings) => void) {
    setTried(true)
    if (Object.keys(faultsOf(form)).length > 0 || save.isPending || test.isPending) return
    save.reset()
    test.reset()
    action.mutate(bodyOf(form), { onSuccess: answer => 'version' in answer && onSuccess?.(answer) })
  }

  return (
    <form
      ref={fields}
      className="space-y-5"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send(save, saved => {
          adopt(saved)
          setTried(false)
          toast({ tone: 'success', title: 'The AI settings were saved' })
        })
      }}
    >
      {newer && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warning-line bg-warning-soft px-3 py-2 text-sm text-warning-text"
        >
          <p className="min-w-0 flex-1 basis-48">
            Somebody saved other settings meanwhile. Saving replaces theirs.
          </p>
          <Button size="sm" onClick={() => adopt(newer)}>
            Show theirs
          </Button>
        </div>
      )}
      <ProviderField {...{ form, settings, change }} />
      {asks && <ModelFields {...{ form, settings, errors, change }} />}
      {form.provider !== 'off' && <LimitFields {...{ form, errors, change }} />}
      {refused && !problemOf(refused, 'validation_failed') && (
        <FailedState title={save.error ? 'The settings were not saved' : 'The model was not tested'}>
          {errorSentence(refused)}
        </FailedState>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
        <Button type="submit" variant="primary" busy={save.isPending}>
          Save
        </Button>
        {form.provider !== 'off' && (
          <Button busy={test.isPending} onClick={() => send(test)}>
            Test connection
          </Button>
        )}
        <TestResult result={test.data} pending={test.isPending} />
      </div>
    </form>
  )
}
