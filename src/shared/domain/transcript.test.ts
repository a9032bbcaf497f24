import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../contract/limits.ts'
import { newTranscript } from '../contract/sessions.ts'
import { parseTranscript } from './transcript.ts'

const spoken = (input: string) =>
  parseTranscript(input).messages.map(({ author, text }) => `${author}|${text}`)

describe('text', () => {
  it('reads one name and text a line', () => {
    expect(parseTranscript('Ann Lee: VPN is down\nFlowPilot: Which error?')).toEqual({
      messages: [
        { author: 'Ann Lee', role: 'other', text: 'VPN is down' },
        { author: 'FlowPilot', role: 'copilot', text: 'Which error?' },
      ],
      faults: [],
      format: 'text',
    })
  })
  it('keeps continuation and blank lines inside a message', () => {
    expect(spoken('Ann: first\nsecond\n\n  third\n\nBob: yes\n\n')).toEqual([
      'Ann|first\nsecond\n\n  third',
      'Bob|yes',
    ])
  })
  it.each([
    ['Ann O’Neil-Smith Jr.', 'Ann O’Neil-Smith Jr.: hi'],
    ['Łukasz Żak', 'Łukasz Żak: hi'],
    ['田中', '田中：hi'],
    ['Ольга', 'Ольга: hi'],
    ['Reyes, Dana', 'Reyes, Dana: hi'],
    ['Ludwig van der Berg', 'Ludwig van der Berg: hi'],
    ['👩‍💻 Zoë', '👩‍💻 Zoë: hi'],
    ['Kim 🇨🇭❤️', 'Kim 🇨🇭❤️: hi'],
    ['دانا', '\u202Bدانا\u202C: hi'],
    ['bob', 'bob:\thi'],
    ['bob', '<bob> hi'],
    ['bob', '10:32 <@bob> hi'],
  ])('finds the name %s', (name, line) => {
    expect(spoken(line)).toEqual([`${name}|hi`])
  })
  it('knows people without a name by their number where a time stands before it', () => {
    expect(spoken('[10:32] \u202A+44 7700 900123\u202C: hi\n[10:33] ~\u202FAnn: yes')).toEqual([
      '+44 7700 900123|hi',
      'Ann|yes',
    ])
    expect(spoken('Ann: it printed\n+44 7700 900123: unknown caller')).toEqual([
      'Ann|it printed\n+44 7700 900123: unknown caller',
    ])
  })
  it.each([
    '[10:32]',
    '[2026-03-01 10:32:11]',
    '10:32 -',
    '(10:32 AM)',
    '10:32',
    '[01/03/2026, 10:32:11]',
    '1.3.26, 10:32 -',
    '[01/03/2026, 10:32:11\u202FAM]',
    '\u200E[01.03.26, 10:32:11]',
  ])('skips the time in %s', stamp => {
    expect(spoken(`${stamp} Ann: hi\n${stamp} Bob: yes`)).toEqual(['Ann|hi', 'Bob|yes'])
  })
  it('takes a time over only when its day is certain', () => {
    const input =
      '[2026-03-01 10:32:11] Ann: a\n[10:33] Ann: b\n[01/03/2026 10:34] Ann: c\n2026-02-31 10:00 Ann: d'
    expect(parseTranscript(input).messages.map(message => message.at)).toEqual([
      '2026-03-01T10:32:11.000Z',
      undefined,
      undefined,
      undefined,
    ])
    const local = parseTranscript('[2026-03-01 00:30] Ann: a\n[2026-03-01T12:30Z] Ann: b', {
      offsetMinutes: 60,
    })
    expect(local.messages.map(message => message.at)).toEqual([
      '2026-02-28T23:30:00.000Z',
      '2026-03-01T12:30:00.000Z',
    ])
  })
  it.each([
    'https://status.northwind.example: all green',
    'Error: 0x8024401c',
    'C:\\Windows\\System32',
    'Note: only on Wi-Fi',
    '10:30: restarted the spooler',
    'Event ID: 4740',
    'Default Gateway . . . . : 192.0.2.1',
    'Reply from 192.0.2.7: bytes=32 time=1ms TTL=63',
    'What I tried so far: nothing',
    '\tat Foo.Bar: line 3',
    `${'N'.repeat(61)}: too long for a name`,
    '> Bob: quoted',
  ])('does not take this for someone who speaks: %s', line => {
    expect(spoken(`Ann: look\n${line}\nBob: ok`)).toEqual([`Ann|look\n${line}`, 'Bob|ok'])
  })
  it('leaves an unstamped label alone in a transcript with times', () => {
    expect(spoken('[10:00] Ann: ping says\nPrinter: offline\n[10:01] Bob: ok')).toEqual([
      'Ann|ping says\nPrinter: offline',
      'Bob|ok',
    ])
  })
  it('accepts a lower-case name of several words when it speaks twice', () => {
    expect(spoken('help desk: hello\nAnn: hi\nhelp desk: what is wrong?')).toHaveLength(3)
  })
  it('reads Windows line ends, a byte order mark and a shared indent', () => {
    expect(spoken('\uFEFF  Ann: a\r\n  Bob: b\r\n    more\r\n')).toEqual(['Ann|a', 'Bob|b\n  more'])
  })
  it('reports lines before anyone is named, by number', () => {
    const { faults, messages } = parseTranscript('\nChat of 1 March\nAnn: hi')
    expect(faults.map(fault => fault.line)).toEqual([2])
    expect(messages).toHaveLength(1)
  })
  it('reports a name without text', () => {
    expect(parseTranscript('Ann:\nBob: hi\nAnn: yes').faults).toEqual([
      { line: 1, message: 'The message has no text' },
    ])
  })
  it('reports what the limits refuse, and keeps the rest', () => {
    const long = parseTranscript(`Ann: ok\nBob: ${'x'.repeat(LIMITS.message)}\nlast\nAnn: bye`)
    expect(long.messages.map(message => message.text)).toEqual(['ok', 'bye'])
    expect(long.faults).toEqual([
      { line: 2, message: 'Lines 2 to 3 are left out: The message is longer than 20,000 characters' },
    ])
    const many = parseTranscript('Ann: x\n'.repeat(LIMITS.transcriptMessages + 5))
    expect(many.messages).toHaveLength(LIMITS.transcriptMessages)
    expect(many.faults.map(fault => fault.line)).toEqual([LIMITS.transcriptMessages + 1])
    expect(parseTranscript('Ann: a\u0000b').faults).toHaveLength(1)
  })
})

describe('JSON', () => {
  it('reads a list and an object with messages, whatever the fields are called', () => {
    const list = [
      { author: 'Ann', text: 'a', at: '2026-03-01T10:00:00+01:00' },
      { speaker: 'Bob', message: 'b', timestamp: 1772355600 },
      { from: { name: 'Cleo' }, body: 'c', role: 'client' },
    ]
    const expected = [
      { author: 'Ann', role: 'other', text: 'a', at: '2026-03-01T09:00:00.000Z' },
      { author: 'Bob', role: 'other', text: 'b', at: '2026-03-01T09:00:00.000Z' },
      { author: 'Cleo', role: 'client', text: 'c' },
    ]
    expect(parseTranscript(JSON.stringify(list))).toEqual({ messages: expected, faults: [], format: 'json' })
    expect(parseTranscript(JSON.stringify({ id: 1, messages: list })).messages).toEqual(expected)
  })
  it('reads the roles of an LLM export', () => {
    const input = JSON.stringify([
      { role: 'system', content: 's' },
      { role: 'user', content: 'u' },
      { author: { role: 'assistant' }, content: { parts: ['one', 'two'] } },
      { role: 'assistant', content: [{ type: 'text', text: 'a' }] },
    ])
    expect(parseTranscript(input).messages).toEqual([
      { author: 'System', role: 'other', text: 's' },
      { author: 'User', role: 'technician', text: 'u' },
      { author: 'Assistant', role: 'copilot', text: 'one\ntwo' },
      { author: 'Assistant', role: 'copilot', text: 'a' },
    ])
  })
  it('names the line of a message that it cannot take over', () => {
    const input = JSON.stringify(
      { tags: [['x'], {}], messages: [{ author: 'Ann', text: 'a\n"[' }, 7, { text: 'b' }] },
      null,
      2,
    )
    const line = (part: string) => input.split('\n').findIndex(row => row.includes(part)) + 1
    expect(parseTranscript(input).faults).toEqual([
      { line: line(' 7,'), message: 'Message 2 is not an object' },
      { line: line('"text": "b"') - 1, message: 'The message has no author' },
    ])
  })
  it('says so when it is broken or holds no messages', () => {
    expect(parseTranscript('[\n{"author": "Ann",\n').faults).toEqual([
      { line: 2, message: 'This is not valid JSON' },
    ])
    expect(parseTranscript('{"chat": 1}').faults).toHaveLength(1)
  })
  it('reads a text that begins with a bracket as text', () => {
    expect(parseTranscript('[10:32] Ann: hi').format).toBe('text')
  })
})

describe('whatever the input', () => {
  const fragment = fc.constantFrom(
    ...[
      'Ann: ',
      'bob:',
      '\n',
      '\r\n',
      '\t',
      ' ',
      '[10:32] ',
      '2026-03-01 10:00 - ',
      '<nick> ',
      'Error: ',
      '{',
      '[',
      '"',
      ':',
    ],
    ...[
      'x',
      'a b',
      '：',
      'https://x.example',
      '\u0000',
      '\uD800',
      '\uFEFF',
      '🙂',
      '(',
      '9:59 AM ',
      '[{"text":1}]',
    ],
  )
  const anything = fc.oneof(
    fc.array(fragment, { maxLength: 60 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
  )

  it('never throws, and gives only what the import accepts', () => {
    fc.assert(
      fc.property(anything, input => {
        const { messages } = parseTranscript(input)
        if (messages.length > 0) expect(newTranscript.safeParse({ messages }).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
  it('loses no line: each is in a message or told by a fault', () => {
    fc.assert(
      fc.property(anything, input => {
        const { messages, faults, format } = parseTranscript(input)
        if (format === 'json') return
        const told = messages.map(message => `${message.author}\n${message.text}`).join('\n')
        input
          .replace(/^\uFEFF/, '')
          .split(/\r\n|\r|\n/)
          .forEach((line, index) => {
            const end =
              line
                .split(/[:：>]/)
                .at(-1)
                ?.trim() ?? ''
            const faulty = faults.some(fault => fault.line <= index + 1 && covers(fault, index + 1))
            expect(faulty || told.includes(end)).toBe(true)
          })
      }),
      { numRuns: 500 },
    )
  })
  const covers = (fault: { line: number; message: string }, line: number) => {
    const range = /Lines (\d+) to (\d+)/.exec(fault.message)
    return range ? line <= Number(range[2]) : line === fault.line
  }

  it.each([
    ['one endless line', 'a'.repeat(2_000_000)],
    ['colons', 'a:'.repeat(1_000_000)],
    ['spaces', `Ann: x${' '.repeat(2_000_000)}y`],
    ['blank lines', `Ann: x${'\n'.repeat(1_000_000)}y`],
    ['one long message', `Ann: x\n${'more\n'.repeat(400_000)}`],
    ['brackets', '['.repeat(1_000_000)],
    ['a long JSON text', JSON.stringify([{ author: 'Ann', text: '\\"\n'.repeat(700_000) }])],
    ['deep JSON', `${'{"content":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['digits', '12:34 '.repeat(400_000)],
  ])('reads two megabytes of %s in linear time', (_what, input) => {
    const started = performance.now()
    parseTranscript(input)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
