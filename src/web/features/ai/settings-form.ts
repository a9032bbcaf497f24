import type { AiProvider, AiSettings } from '../../../shared/contract/ai.ts'
import type { AiSettingsChange } from './api.ts'

/** The form as it is typed: numbers are text until they are sent. */
export type AiForm = {
  provider: AiProvider
  baseUrl: string
  model: string
  key: string
  removeKey: boolean
  jsonSchema: boolean
  monthlyTokenLimit: string
  monthlyCostLimit: string
  inputPrice: string
  outputPrice: string
}

export const NUMBERS = ['monthlyTokenLimit', 'monthlyCostLimit', 'inputPrice', 'outputPrice'] as const

const typed = (value: number | null) => (value === null ? '' : String(value))

export const formOf = (settings: AiSettings): AiForm => ({
  provider: settings.provider,
  baseUrl: settings.baseUrl ?? '',
  model: settings.model ?? '',
  key: '',
  removeKey: false,
  jsonSchema: settings.jsonSchema,
  monthlyTokenLimit: typed(settings.monthlyTokenLimit),
  monthlyCostLimit: typed(settings.monthlyCostLimit),
  inputPrice: typed(settings.inputPrice),
  outputPrice: typed(settings.outputPrice),
})

/** What is wrong before anything is sent, by field. */
export function faultsOf(form: AiForm): Partial<Record<(typeof NUMBERS)[number], string>> {
  return Object.fromEntries(
    NUMBERS.filter(name => !isNumber(form[name])).map(name => [name, 'Enter a number, or leave it empty']),
  )
}

export function bodyOf(form: AiForm): AiSettingsChange {
  const number = (name: (typeof NUMBERS)[number]) => (form[name].trim() === '' ? null : Number(form[name]))
  return {
    provider: form.provider,
    baseUrl: form.baseUrl.trim() || null,
    model: form.model.trim() || null,
    ...(form.key.trim() ? { key: form.key.trim() } : form.removeKey ? { key: null } : {}),
    jsonSchema: form.jsonSchema,
    monthlyTokenLimit: number('monthlyTokenLimit'),
    monthlyCostLimit: number('monthlyCostLimit'),
    inputPrice: number('inputPrice'),
    outputPrice: number('outputPrice'),
  }
}

const isNumber = (text: string) => text.trim() === '' || Number.isFinite(Number(text))

/** Whether saving will drop the stored key: it is sent to no other server than it was entered for. */
export function dropsKey(form: AiForm, saved: AiSettings): boolean {
  if (!saved.keySet || form.key.trim() || form.removeKey) return false
  if (form.provider === 'off' || form.provider === 'default') return false
  if (saved.provider === 'off' || saved.provider === 'default') return false
  return form.provider !== saved.provider || originOf(form.baseUrl) !== originOf(saved.baseUrl ?? '')
}

const originOf = (url: string) => (URL.canParse(url.trim()) ? new URL(url.trim()).origin : url.trim())
