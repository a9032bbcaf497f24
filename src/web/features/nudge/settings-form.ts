import type { SessionNudge } from '../../../shared/contract/nudge.ts'

type Settings = SessionNudge['settings']

/** One end of the time-box as it is filled in: whether it is on, and its number as typed. */
export type Limit = { on: boolean; text: string }
export type SettingsForm = Record<keyof Settings, Limit>

/** What stands in a field whose end is switched off, for when it is switched on. */
const USUAL = { afterMinutes: '30', afterFailures: '3' }

export function formOf(settings: Settings): SettingsForm {
  const limit = (name: keyof Settings): Limit => ({
    on: settings[name] !== null,
    text: settings[name] === null ? USUAL[name] : String(settings[name]),
  })
  return { afterMinutes: limit('afterMinutes'), afterFailures: limit('afterFailures') }
}

/** The settings that a filled-in form stands for; a number that is none is told at its field. */
export function readForm(
  form: SettingsForm,
):
  | { settings: Settings; faults: null }
  | { settings: null; faults: Partial<Record<keyof Settings, string>> } {
  const read = ({ on, text }: Limit) =>
    on ? (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN) : null
  const settings = { afterMinutes: read(form.afterMinutes), afterFailures: read(form.afterFailures) }
  const faults = Object.fromEntries(
    Object.entries(settings)
      .filter(([, value]) => Number.isNaN(value))
      .map(([name]) => [name, 'Enter a whole number']),
  )
  return Object.keys(faults).length > 0 ? { settings: null, faults } : { settings, faults: null }
}
