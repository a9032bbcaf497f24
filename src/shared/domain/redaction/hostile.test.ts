import { expect, it } from 'vitest'
import { checkPattern } from './custom-patterns.ts'
import { findSecrets } from './redact.ts'

/** What makes patterns with trial and return slow: long runs of what begins a match, and never its end. */
const SHAPES = [
  ...[
    'a',
    'A1',
    ' ',
    '\n',
    '1',
    '1 ',
    '111111-',
    '4111 ',
    'AB12-',
    'DE12 ',
    '😀',
    '"',
    '\\',
    '_',
    '-',
    '.,;:',
    '<',
    '(',
  ],
  ...[
    'pw:',
    'pw:"',
    'pw = pw = ',
    'password ',
    'password is ',
    'password for a ',
    'password (',
    'pw:https://',
    'wifi, key ',
  ],
  ...[
    'set the password ',
    'what is the password? ',
    'password?\n',
    'creds: a ',
    'community ',
    'clave de ',
    'X1! is the ',
  ],
  ...[
    'eyJaaaaaaaa.',
    'eyJ',
    'ghp_',
    '8Q~',
    '$6$',
    '&sig=',
    'http://a:',
    'a@',
    'Cookie: ',
    'otpauth://?',
    '[password hidden]',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAA\n',
    'ABCDEFGHabcdefgh',
  ],
  ...['curl -u ', 'plink ', 'mysql -u root ', ' -p ', 'admin/', 'echo ', 'Private-Lines: 1\n'],
]
const before = ['what is the password?']

/** Time of the processor, not of the clock: other tests run beside this one. */
function processorMs(work: () => void): number {
  const { user, system } = process.cpuUsage()
  work()
  const used = process.cpuUsage({ user, system })
  return (used.user + used.system) / 1000
}
const best = (text: string, times: number) =>
  Math.min(...Array.from({ length: times }, () => processorMs(() => findSecrets(text, { before }))))

it.each(SHAPES)('takes twice as long for twice as much of %j', shape => {
  const small = shape.repeat(20_000 / shape.length)
  const large = small.repeat(4)
  // Four times the text: 4 where time is linear, 16 where it is square. A floor keeps what is too short to measure out.
  expect(best(large, 3)).toBeLessThan(9 * Math.max(best(small, 3), 3))
})

it.each(['pw:"', 'a', 'password is ', '-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAA\n', 'http://a:'])(
  'gets through a megabyte of %j',
  shape => {
    expect(processorMs(() => findSecrets(shape.repeat(1_000_000 / shape.length), { before }))).toBeLessThan(
      20_000,
    )
  },
)

it('does not slow down by the patterns of an organization', () => {
  const check = checkPattern('[a-z]{1,10}[a-z]{1,10}1234')
  if (!check.ok) throw new Error(check.fault)
  const text = 'a'.repeat(100_000)
  expect(processorMs(() => findSecrets(text, { patterns: [check.pattern] }))).toBeLessThan(10_000)
})
