import { expect, test } from 'vitest'
import type { AiSettings } from '../../../shared/contract/ai.ts'
import { bodyOf, dropsKey, faultsOf, formOf } from './settings-form.ts'

const saved: AiSettings = {
  provider: 'openai_compatible',
  baseUrl: 'https://models.example.test/v1',
  model: 'm',
  keySet: true,
  jsonSchema: true,
  monthlyTokenLimit: 1000,
  monthlyCostLimit: null,
  inputPrice: 0.25,
  outputPrice: null,
  version: 3,
  standing: 'ready',
  serverDefault: null,
  cursor: '',
}

test('what was saved and is sent again unchanged says the same, and leaves the key alone', () => {
  const { keySet: _, version: _v, standing: _s, serverDefault: _d, cursor: _c, ...settings } = saved
  expect(bodyOf(formOf(saved))).toEqual(settings)
})

test('a key is sent when one is typed, and taken away when one says so', () => {
  expect(bodyOf({ ...formOf(saved), key: ' k ' })).toMatchObject({ key: 'k' })
  expect(bodyOf({ ...formOf(saved), removeKey: true })).toMatchObject({ key: null })
})

test('what is no number is told, never sent as nothing', () => {
  const form = { ...formOf(saved), inputPrice: 'cheap', monthlyTokenLimit: ' ' }
  expect(Object.keys(faultsOf(form))).toEqual(['inputPrice'])
  expect(bodyOf(form)).toMatchObject({ monthlyTokenLimit: null })
})

test('a warning comes before a stored key is dropped', () => {
  const form = formOf(saved)
  expect(dropsKey(form, saved)).toBe(false)
  expect(dropsKey({ ...form, baseUrl: 'https://models.example.test/v2' }, saved)).toBe(false)
  expect(dropsKey({ ...form, baseUrl: 'https://other.example.test/v1' }, saved)).toBe(true)
  expect(dropsKey({ ...form, provider: 'anthropic' }, saved)).toBe(true)
  expect(dropsKey({ ...form, provider: 'anthropic', key: 'new' }, saved)).toBe(false)
  expect(dropsKey({ ...form, provider: 'off' }, saved)).toBe(false)
})
