import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

const one = (text: string, max = 300) => plainText(text, max)

describe('what a model writes', () => {
  test.each([
    ['![x](https://evil.test/?d=1)', 'x'],
    ['![x][1]', 'x'],
    ['[Reset here](https://evil.test)', 'Reset here'],
    ['<img src=x onerror=alert(1)>gone', 'gone'],
    ['<im<img>g src=x>', '‹img›'],
    ['net user <name> /add', 'net user ‹name› /add'],
    ['<b onclick=x>bold</b>', '‹b›bold‹/b›'],
    ['![x](http', '[x] (http'],
    ['<!channel> look', 'look'],
    ['<https://evil.test|Open>', ''],
    ['@everyone look', 'everyone look'],
    ['see https://evil.test/a(b)?c now', 'see [link removed] now'],
    ['see HTTPS://EVIL.TEST', 'see [link removed]'],
    ['ht\u200btp://evil.test', '[link removed]'],
    ['ｈｔｔｐ：／／ｅｖｉｌ．ｔｅｓｔ', '[link removed]'],
    ['javascript:alert(1)', '[link removed]'],
    ['mailto:a@evil.test', '[link removed]'],
    ['//evil.test/x', '[link removed]'],
    ['www.evil.test', '[link removed]'],
    ['evil.test/fix.exe', '[link removed]'],
    ['evil.test:8080/x?y', '[link removed]'],
    ['## Title\n> quote', 'Title quote'],
    ['**bold** and __strong__ and `code`', 'bold and strong and code'],
    ['exe.\u202Efdp', 'exe.fdp'],
    [`Z${'\u0301'.repeat(50)}`, `Z${'\u0301'.repeat(3)}`],
    [' much \n\n space\t', 'much space'],
  ])('%j reads %j', (text, plain) => {
    expect(one(text)).toBe(plain)
  })

  test.each([
    'Restart-Service Spooler -Force',
    'Get-ADUser -Filter * | Select Name',
    'ipconfig /flushdns && gpupdate /force',
    'C:\\Users\\me\\AppData\\Local\\Temp\\*.tmp',
    '\\\\server01\\share\\file.xlsx',
    'HKLM\\SOFTWARE\\Microsoft\\Windows NT',
    'error 0x80070005 in outlook.exe, then again',
    'ping 10.0.0.1 and login.microsoftonline.com',
    'Exchange Server 2019 CU12 (15.02.1118.007)',
    'the snake_case_name and 2*3*4',
    'ratio 3/4, and/or, e.g. this one?',
    'Is it fixed now? Then close it.',
    'if x < 3 and y > 4',
    'Größe: 5 µm, 日本語, ένα',
    '/etc/nginx/nginx.conf and ~/.ssh/config',
  ])('%j stays as it is', text => {
    expect(one(text)).toBe(text)
  })

  test('keeps its lines where it may', () => {
    expect(plainText('one  \n\n\n\ntwo\r\nthree\u2028four', 300, { lines: true })).toBe(
      'one\n\ntwo\nthree\nfour',
    )
  })
})

const pieces = fc.constantFrom(
  ...[
    '![',
    '](',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '<img ',
    '<script>',
    'http',
    's://',
    '://',
    '//',
    'www.',
    'evil.test',
    '/x',
  ],
  ...[
    'javascript:',
    'data:',
    'mailto:',
    '@everyone',
    '<!',
    '`',
    '```',
    '**',
    '__',
    '#',
    '\n',
    ' ',
    '\u200b',
    '\u202e',
    'a',
    'ｈ',
  ],
)
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(pieces, { maxLength: 30 }).map(list => list.join('')),
)
const LEADS =
  /[a-z][a-z0-9+.-]+:\/\/|\b(?:javascript|data|mailto):\S|\bwww\.\S|!\[[^\]]*\]\(|<(img|script|a)\b|@everyone\b|<!/i
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u

test('whatever it is made of, nothing leads anywhere, nothing is hidden, and once is enough', () =>
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 200 }), (text, max) => {
      const plain = plainText(text, max)
      expect(plain.length).toBeLessThanOrEqual(max)
      expect(plain).not.toMatch(LEADS)
      expect(plain).not.toMatch(HIDDEN)
      expect(plainText(plain, max)).toBe(plain)
    }),
    { numRuns: 3_000 },
  ))

test.each([
  '<',
  '![',
  '[x](',
  '`',
  '**a ',
  'a.',
  '//a.',
  '<a <',
  ' \t',
  '@',
  'http',
  '\u0301',
  '#',
  '>',
  'data:',
])('a flood of %j is read in time', piece => {
  const start = performance.now()
  plainText(piece.repeat(60_000 / piece.length), 300, { lines: true })
  expect(performance.now() - start).toBeLessThan(2_000)
})
