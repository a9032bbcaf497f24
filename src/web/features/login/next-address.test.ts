import { expect, test } from 'vitest'
import { loginAddress, nextAddress } from './next-address.ts'

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil',
  '',
  null,
])('a log-in never leads to %j', wanted => expect(nextAddress(wanted)).toBe('/'))

test('a log-in comes back to where one was', () => {
  const address = loginAddress({ pathname: '/pilot/1', search: '?pickup=true', hash: '' })
  expect(nextAddress(new URLSearchParams(address.split('?')[1]).get('next'))).toBe('/pilot/1?pickup=true')
})

test('the log-in page is not where one was', () => {
  expect(loginAddress({ pathname: '/login', search: '', hash: '' })).toBe('/login')
})
