import { describe, expect, test } from 'vitest'
import { isTimeZone } from './time-zone.ts'

describe('isTimeZone', () => {
  test.each([...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+5', 'America/Port-au-Prince'])(
    'takes %s',
    name => {
      expect(isTimeZone(name)).toBe(true)
    },
  )

  test.each(['', '+01:00', '+0100', 'Berlin', 'Europe/Berlin ', "UTC'; select 1", 'Europe/'])(
    'takes no %o',
    name => {
      expect(isTimeZone(name)).toBe(false)
    },
  )
})
