import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARRIERS } from '../../../../test/support/redaction/carriers.ts'
import { makeCanaries, makeLookalikes } from '../../../../test/support/secret-canaries.ts'
import { checkPattern } from './custom-patterns.ts'
import { MASK_MAX } from './kinds.ts'
import { findSecrets, redact } from './redact.ts'

const hidden = (text: string, ...before: string[]) => redact(text, { before }).text

describe('what is typed', () => {
  it.each([
    ['pw: Winter2024!', 'pw: [password hidden]'],
    ['the password is Winter2024!, try it', 'the password is [password hidden], try it'],
    ['Kennwort: „mein Hund bellt“', 'Kennwort: „[password hidden]“'],
    ['PGPASSWORD=hunter2 psql -h db', 'PGPASSWORD=[password hidden] psql -h db'],
    ['net user bob Secret1! /add', 'net user bob [password hidden] /add'],
    ['tool -u bob -p hunter2', 'tool -u bob -p [password hidden]'],
    ['snmp-server community acme4me RO', 'snmp-server community [SNMP community hidden] RO'],
    ['rocommunity acme4me 10.0.0.0/24', 'rocommunity [SNMP community hidden] 10.0.0.0/24'],
    ['openssl rsa -in k.pem -passin pass:rainy7', 'openssl rsa -in k.pem -passin pass:[password hidden]'],
    ['radius-server host 10.0.0.2 key rainy7', 'radius-server host 10.0.0.2 key [password hidden]'],
    ["mysql -u root -p'rainy7' erp", "mysql -u root -p'[password hidden]' erp"],
    ['curl -u bob:rainy7 https://nas.example/', 'curl -u bob:[password hidden] https://nas.example/'],
    ['the PSK is rainy-Monday7', 'the PSK is [Wi-Fi key hidden]'],
    ['Server=db;Uid=sa;Pwd=a1b2;Encrypt=True', 'Server=db;Uid=sa;Pwd=[password hidden];Encrypt=True'],
    ['https://bob:p@ss@nas.example/x', 'https://bob:[password hidden]@nas.example/x'],
    ['your code is 482913', 'your code is [one-time code hidden]'],
    ['card 4111 1111 1111 1111 exp 12/27', 'card [card number hidden] exp 12/27'],
    ['password: a1b2c3d4 or e5f6g7h8', 'password: [password hidden] or [password hidden]'],
    ['What is the password? Winter2024!', 'What is the password? [password hidden]'],
    ['Ann: password?\nBob: Winter2024!\nAnn: thanks', 'Ann: password?\nBob: [password hidden]\nAnn: thanks'],
  ])('%s', (text, expected) => {
    expect(hidden(text)).toBe(expected)
  })
  it('is an answer only after its question', () => {
    expect(hidden('sunshine')).toBe('sunshine')
    expect(hidden('sunshine', "what's the password?")).toBe('[password hidden]')
    expect(hidden('Winter2024!', "what's the password?", 'one moment')).toBe('[password hidden]')
    expect(hidden('0x8024401c', 'which error?')).toBe('0x8024401c')
  })
  it('tells what it hid and where', () => {
    const { secrets } = redact('pw: Winter2024! 🙂 PIN: 4821')
    expect(secrets).toEqual([
      { kind: 'password', start: 4, end: 15, value: 'Winter2024!' },
      { kind: 'PIN', start: 24, end: 28, value: '4821' },
    ])
  })
  it('hides a private key whose end is missing', () => {
    const line = 'MIIEpAIBAAKCAQEA'.repeat(4)
    const text = `-----BEGIN RSA PRIVATE KEY-----\n${line}\n${line}\n\nthat is all I have`
    expect(hidden(text)).toBe('[private key hidden]\n\nthat is all I have')
  })
  it('is also what an organization looks for', () => {
    const check = checkPattern('VAULT-[A-Z]{3}\\d{4}')
    if (!check.ok) throw new Error(check.fault)
    expect(redact('take VAULT-ABC1234 please', { patterns: [check.pattern] }).text).toBe(
      'take [secret hidden] please',
    )
  })
})

describe('what stays', () => {
  it.each([
    'error 0x8024401c and AADSTS50076, event 4625',
    'Recovery key ID: 1A2B3C4D-0000-4F1B-9C3A-0123456789AB',
    'MAC 00:1A:2B:3C:4D:5E, 2001:db8::1, 10.0.0.12/24, build 10.0.26100.2314',
    'commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b in C:\\src\\9f86d081\\main.c',
    'INC0012345 for NB-0231, S/N 7M8B7DF, call +49 30 1234567',
    'IMEI 490154203237518, order 4929 1234 5678 9012',
    'the password is expired and the token is invalid',
    'Password: [password hidden]',
  ])('%s', text => {
    expect(hidden(text)).toBe(text)
  })
})

const known = [...makeCanaries(CARRIERS, 5, 200), ...makeLookalikes(CARRIERS, 5, 50)].map(({ text }) => text)
const FRAGMENTS = [
  ...[
    'password',
    'pw: ',
    'the password is ',
    'PIN ',
    '[password hidden]',
    '[',
    ' hidden]',
    '"',
    "'",
    '```\n',
    '\n',
    '? ',
  ],
  ...[
    'Winter2024!',
    'sunshine',
    'abc',
    '🙂',
    '\ud83d',
    '\ude42',
    ' ',
    '=',
    ';',
    '-----BEGIN PRIVATE KEY-----',
    'token',
    '@',
  ],
  ...[
    'https://a:',
    '4111 1111 1111 1111',
    'what is the code',
    '482913',
    'key',
    ' or ',
    '<',
    '>',
    '|',
    'é',
    'creds: a/',
  ],
]
const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 25 }).map(parts => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...known), { maxLength: 3 }).map(parts => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
)

describe('any text', () => {
  const anyBefore = fc.array(anyText, { maxLength: 3 })
  const RUNS = { numRuns: 2_000 }

  it('changes only in places that are in order, apart, and hold whole characters', () => {
    fc.assert(
      fc.property(anyText, anyBefore, (text, before) => {
        let reached = 0
        for (const { start, end } of findSecrets(text, { before })) {
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(end).toBeGreaterThan(start)
          reached = end
          for (const at of [start, end])
            expect(/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1))).toBe(
              false,
            )
        }
        expect(reached).toBeLessThanOrEqual(text.length)
      }),
      RUNS,
    )
  })
  it('keeps what is outside of them, and grows by no more than the masks', () => {
    fc.assert(
      fc.property(anyText, anyBefore, (text, before) => {
        const { text: after, secrets } = redact(text, { before })
        let from = 0
        let read = 0
        for (const { kind, start, end, value } of secrets) {
          const kept = text.slice(from, start)
          expect(after.startsWith(`${kept}[${kind} hidden]`, read)).toBe(true)
          expect(value).toBe(text.slice(start, end))
          read += `${kept}[${kind} hidden]`.length
          from = end
        }
        expect(after.slice(read)).toBe(text.slice(from))
        expect(after.length).toBeLessThanOrEqual(text.length + secrets.length * MASK_MAX)
      }),
      RUNS,
    )
  })
  it('changes no more when it is redacted again', () => {
    fc.assert(
      fc.property(anyText, anyBefore, (text, before) => {
        const once = redact(text, { before }).text
        expect(redact(once, { before })).toEqual({ text: once, secrets: [] })
      }),
      RUNS,
    )
  })
})
