import { expect, test } from 'vitest'
import { makeBreaker } from './breaker.ts'

const FAILED = { result: 'failed' } as const
const ANSWERED = { result: 'answered' } as const

function broken() {
  let now = 1_000_000
  const breaker = makeBreaker(() => now)
  const call = (outcome: Parameters<typeof breaker.end>[1], key = 'a') => {
    const begun = breaker.begin(key)
    if (begun) breaker.end(key, outcome)
    return begun
  }
  const pass = (seconds: number) => {
    now += seconds * 1000
  }
  return { breaker, call, pass }
}

test('four failures in a row open it, others do not', () => {
  const { breaker, call } = broken()
  for (const outcome of [FAILED, FAILED, FAILED, ANSWERED, FAILED, FAILED, FAILED]) call(outcome)
  expect(breaker.paused('a')).toBe(false)
  call(FAILED)
  expect(breaker.paused('a')).toBe(true)
  expect(call(ANSWERED)).toBe(false)
  expect(breaker.paused('b')).toBe(false)
})

test('then one call tries, alone; it closes or waits twice as long', () => {
  const { breaker, call, pass } = broken()
  for (let n = 0; n < 4; n++) call(FAILED)
  pass(14)
  expect(breaker.paused('a')).toBe(true)
  pass(2)
  expect(breaker.begin('a')).toBe(true)
  expect(breaker.begin('a'), 'only one tries').toBe(false)
  breaker.end('a', FAILED)
  pass(16)
  expect(breaker.paused('a'), 'twice as long').toBe(true)
  pass(15)
  expect(call(ANSWERED)).toBe(true)
  for (let n = 0; n < 3; n++) expect(call(FAILED), 'it has forgotten').toBe(true)
  expect(breaker.paused('a')).toBe(false)
})

test('a caller who gives up decides nothing, not even as the one who tries', () => {
  const { breaker, call, pass } = broken()
  for (let n = 0; n < 10; n++) call({ result: 'given_up' })
  expect(breaker.paused('a')).toBe(false)
  for (let n = 0; n < 4; n++) call(FAILED)
  pass(16)
  expect(call({ result: 'given_up' })).toBe(true)
  expect(breaker.paused('a')).toBe(false)
})

test('calls that had begun before count once', () => {
  const { breaker, pass } = broken()
  for (let n = 0; n < 20; n++) breaker.begin('a')
  for (let n = 0; n < 20; n++) breaker.end('a', FAILED)
  pass(16)
  expect(breaker.paused('a')).toBe(false)
})

test('a server may name its time, within reason', () => {
  const { breaker, call, pass } = broken()
  call({ result: 'failed', retryAfterMs: 60_000 })
  pass(59)
  expect(breaker.paused('a')).toBe(true)
  pass(2)
  expect(breaker.paused('a')).toBe(false)
  call({ result: 'failed', retryAfterMs: 1e12 })
  pass(5 * 60 + 1)
  expect(breaker.paused('a')).toBe(false)
})
