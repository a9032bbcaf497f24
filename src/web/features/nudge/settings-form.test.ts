import { describe, expect, test } from 'vitest'
import { formOf, readForm } from './settings-form.ts'

describe('the form of the time-box', () => {
  test('gives back what it was made of', () => {
    for (const settings of [
      { afterMinutes: 30, afterFailures: 3 },
      { afterMinutes: null, afterFailures: 1 },
      { afterMinutes: null, afterFailures: null },
    ])
      expect(readForm(formOf(settings))).toEqual({ settings, faults: null })
  })

  test('has the usual number ready for what is switched off', () => {
    expect(formOf({ afterMinutes: null, afterFailures: null })).toEqual({
      afterMinutes: { on: false, text: '30' },
      afterFailures: { on: false, text: '3' },
    })
  })

  test.each(['', 'soon', '1.5', '-3', '1e3'])(
    'tells that %o is no number, unless it is switched off',
    text => {
      const limit = { on: true, text }
      expect(readForm({ afterMinutes: limit, afterFailures: { on: true, text: ' 3 ' } })).toEqual({
        settings: null,
        faults: { afterMinutes: 'Enter a whole number' },
      })
      expect(readForm({ afterMinutes: { ...limit, on: false }, afterFailures: { on: false, text } })).toEqual(
        {
          settings: { afterMinutes: null, afterFailures: null },
          faults: null,
        },
      )
    },
  )
})
