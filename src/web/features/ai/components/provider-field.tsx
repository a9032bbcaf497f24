import type { AiProvider, AiSettings } from '../../../../shared/contract/ai.ts'
import { RadioCards } from '../../../ui/radio-cards.tsx'
import type { AiForm } from '../settings-form.ts'

type ProviderFieldProps = { form: AiForm; settings: AiSettings; change: (part: Partial<AiForm>) => void }

/** Whose model is asked. */
export function ProviderField({ form, settings, change }: ProviderFieldProps) {
  const { serverDefault } = settings
  const options: { value: AiProvider; label: string; description: string }[] = [
    {
      value: 'default',
      label: 'As the server is set up',
      description: serverDefault
        ? `${serverDefault.model}, set up by the operator`
        : 'No model is set up there',
    },
    { value: 'off', label: 'Off', description: 'No model is asked; nothing leaves the server' },
    { value: 'anthropic', label: 'Anthropic', description: 'A Claude model, with a key of yours' },
    {
      value: 'openai_compatible',
      label: 'OpenAI-compatible',
      description: 'Ollama, vLLM, llama.cpp, or any server that speaks like them',
    },
  ]
  return (
    <RadioCards
      legend="Provider"
      columns={2}
      options={options}
      value={form.provider}
      onChange={provider => change({ provider })}
    />
  )
}
