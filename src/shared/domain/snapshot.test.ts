import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapshot as snapshotSchema } from '../contract/handoffs.ts'
import { type Message, messageRole, type Step, stepOutcome } from '../contract/sessions.ts'
import { makeSnapshot, type SnapshotInput } from './snapshot.ts'

const idOf = (kind: number, n: number) =>
  `00000000-0000-4000-8000-${String(kind * 1e9 + n).padStart(12, '0')}`
const SESSION = idOf(0, 0)
const AT = '2026-03-01T10:34:30.000Z'

const message = (ordinal: number, text: string, change: Partial<Message> = {}): Message => ({
  id: idOf(1, ordinal),
  sessionId: SESSION,
  ordinal,
  author: { id: 'tess', name: 'Tess' },
  role: 'technician',
  text,
  at: '2026-03-01T10:00:00.000Z',
  ...change,
})
const step = (ordinal: number, text: string, change: Partial<Step> = {}): Step => ({
  id: idOf(2, ordinal),
  sessionId: SESSION,
  ordinal,
  text,
  outcome: 'failed',
  note: null,
  messageId: null,
  author: { id: 'tess', name: 'Tess' },
  at: '2026-03-01T10:05:00.000Z',
  updatedAt: '2026-03-01T10:05:00.000Z',
  version: 1,
  ...change,
})
const make = (change: Partial<SnapshotInput> = {}) =>
  makeSnapshot({
    session: { problem: 'VPN fails with error 691', createdAt: '2026-03-01T10:00:00.000Z' },
    messages: [],
    steps: [],
    at: AT,
    ...change,
  })
const facts = (text: string) => make({ messages: [message(1, text)] }).environment.map(fact => fact.text)

describe('makeSnapshot', () => {
  it('has what it needs for a session without messages and steps', () => {
    expect(make()).toEqual({
      problem: { text: 'VPN fails with error 691', citations: [] },
      tried: [],
      ruledOut: [],
      notTried: [],
      environment: [{ text: 'error 691', citations: [] }],
      openAsks: [],
      lastMessages: [],
      counts: { messages: 0, steps: 0, failed: 0 },
      minutesWorked: 34,
    })
  })
  it('cites the opening messages that state the problem, not the copilot', () => {
    const messages = [
      message(1, 'Good morning!'),
      message(2, 'The VPN fails with error 691'),
      message(3, 'VPN fails, error 691: check the password', { role: 'copilot' }),
    ]
    expect(make({ messages }).problem.citations).toEqual([{ kind: 'message', id: idOf(1, 2) }])
  })
  it('cites the first message when none states the problem', () => {
    const { citations } = make({ messages: [message(1, 'Hi'), message(2, 'Hello')] }).problem
    expect(citations).toEqual([{ kind: 'message', id: idOf(1, 1) }])
  })
  it('keeps the steps in their order and the proposed ones apart', () => {
    const steps = [
      step(3, 'third', { outcome: 'partial' }),
      step(1, 'first', { messageId: idOf(1, 1) }),
      step(2, 'second', { outcome: 'proposed', messageId: idOf(1, 99) }),
    ]
    const { tried, notTried, counts } = make({ messages: [message(1, 'x')], steps })
    expect(tried.map(({ text, outcome, citations }) => [text, outcome, citations])).toEqual([
      [
        'first',
        'failed',
        [
          { kind: 'step', id: idOf(2, 1) },
          { kind: 'message', id: idOf(1, 1) },
        ],
      ],
      ['third', 'partial', [{ kind: 'step', id: idOf(2, 3) }]],
    ])
    expect(notTried).toEqual([{ text: 'second', citations: [{ kind: 'step', id: idOf(2, 2) }] }])
    expect(counts).toEqual({ messages: 1, steps: 3, failed: 1 })
  })
  it('takes as ruled out only what someone wrote off after doing something', () => {
    const steps = [
      step(1, 'Replaced the cable'),
      step(2, 'Tested on LTE', {
        note: 'Same error. Ruled out: the office line at 192.0.2.1; ruled out the router. Next: the account',
      }),
      step(3, 'Asked the provider', { outcome: 'skipped', note: 'Ruled out: provider' }),
      step(4, 'Checked the clock', { outcome: 'worked', note: 'rules out time drift.' }),
    ]
    expect(make({ steps }).ruledOut).toEqual([
      { text: 'the office line at 192.0.2.1', citations: [{ kind: 'step', id: idOf(2, 2) }] },
      { text: 'the router', citations: [{ kind: 'step', id: idOf(2, 2) }] },
      { text: 'time drift', citations: [{ kind: 'step', id: idOf(2, 4) }] },
    ])
  })
  it('shows the last five messages, long ones shortened', () => {
    const messages = Array.from({ length: 8 }, (_, index) =>
      message(index + 1, `m${index + 1} ${'x'.repeat(5_000)}`),
    )
    const { lastMessages } = make({ messages })
    expect(lastMessages.map(last => last.text.slice(0, 2))).toEqual(['m4', 'm5', 'm6', 'm7', 'm8'])
    expect(lastMessages[0]?.text).toHaveLength(2_000)
  })
  it('does not count below zero when clocks disagree', () => {
    expect(make({ at: '2026-03-01T09:00:00.000Z' }).minutesWorked).toBe(0)
  })
})

describe('environment', () => {
  it.each([
    ['WSUS says 0x8024401c now', ['0x8024401c']],
    ['AADSTS50076 at log-in', ['AADSTS50076']],
    ['We see Event ID 4740 on DC01', ['Event ID 4740', 'DC01']],
    ['It answers HTTP 503 from time to time', ['HTTP 503']],
    ['bounced: 550 5.7.708 access denied', ['550 5.7.708 access denied']],
    [
      'DNS_PROBE_FINISHED_NXDOMAIN in Chrome 128.0.6613',
      ['DNS_PROBE_FINISHED_NXDOMAIN', 'Chrome 128.0.6613'],
    ],
    ['Windows 11 Pro 23H2, it is Windows 11', ['Windows 11 Pro 23H2']],
    ['macOS Sonoma 14.5 and FortiClient 7.2.4', ['macOS Sonoma 14.5', 'FortiClient 7.2.4']],
    ['Outlook version 2402', ['Outlook version 2402']],
    ['\\\\NW-FS02\\share at 192.0.2.14:445', ['NW-FS02']],
    ['ping mail.northwind.example. Then', ['mail.northwind.example']],
    ['ann@northwind.example wrote INC-4711 about AES-256, version 2 of 3 at 10:32', []],
    ['999.1.2.3 and 1.2.3.4.5 and Teams 3', []],
  ])('finds in "%s"', (text, expected) => {
    expect(facts(text).filter(fact => fact !== 'error 691')).toEqual(expected)
  })
  it('tells each once, citing every place', () => {
    const messages = [message(1, 'ERROR 691 again'), message(2, 'nothing'), message(3, 'still error 691')]
    const steps = [step(1, 'New password', { note: 'error: 691' })]
    const { environment } = make({ messages, steps })
    expect(environment).toEqual([
      {
        text: 'error 691',
        citations: [
          { kind: 'step', id: idOf(2, 1) },
          { kind: 'message', id: idOf(1, 1) },
          { kind: 'message', id: idOf(1, 3) },
        ],
      },
    ])
  })
  it('lets no kind crowd out the others', () => {
    const codes = Array.from({ length: 40 }, (_, index) => `0x8024${1000 + index}`).join(' ')
    const texts = facts(`${codes} on Windows 11 23H2 at NW-PC07`)
    expect(texts).toContain('Windows 11 23H2')
    expect(texts).toContain('NW-PC07')
    expect(texts.length).toBeLessThanOrEqual(12)
  })
  it('never makes half a code of a long text', () => {
    expect(facts(`${'y'.repeat(3_990)} 0x8024401c`)).toEqual(['error 691'])
  })
})

describe('whatever the session', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      'error 691 on PC01',
      'Windows 11 23H2 0x80070005',
      'Ruled out: DNS',
      'VPN fails: HTTP 500',
    ),
    fc.integer({ min: 0, max: 30_000 }).map(length => 'DC01 🙂 '.repeat(length / 8)),
  )
  const session = fc.record({
    messages: fc.array(fc.record({ text, role: fc.constantFrom(...messageRole.options) }), { maxLength: 30 }),
    steps: fc.array(
      fc.record({
        text,
        outcome: fc.constantFrom(...stepOutcome.options),
        note: fc.option(text),
        from: fc.integer({ min: 0, max: 40 }),
      }),
      { maxLength: 30 },
    ),
  })
  const build = ({
    messages,
    steps,
  }: typeof session extends fc.Arbitrary<infer T> ? T : never): SnapshotInput => ({
    session: { problem: 'VPN fails with error 691', createdAt: '2026-03-01T10:00:00.000Z' },
    messages: messages.map(({ text, role }, index) => message(index + 1, text, { role })),
    steps: steps.map(({ from, text, ...rest }, index) =>
      step(index + 1, text, { ...rest, messageId: idOf(1, from) }),
    ),
    at: AT,
  })

  it('cites only what exists, fits the contract, and repeats itself', () => {
    fc.assert(
      fc.property(session, drawn => {
        const input = build(drawn)
        const made = makeSnapshot(input)
        const ids = new Set([...input.messages, ...input.steps].map(entry => entry.id))
        const { problem, tried, ruledOut, notTried, environment, lastMessages } = made
        const cited = [problem, ...tried, ...ruledOut, ...notTried, ...environment, ...lastMessages].flatMap(
          fact => fact.citations,
        )
        expect(cited.filter(({ id }) => !ids.has(id))).toEqual([])
        expect(snapshotSchema.parse(made)).toEqual(made)
        expect(environment.length).toBeLessThanOrEqual(12)
        for (const fact of environment) expect(fact.text.split(' ').length).toBeLessThanOrEqual(8)
        expect(makeSnapshot(build(drawn))).toEqual(made)
      }),
      { numRuns: 60 },
    )
  })
  it('is bounded in size', () => {
    const huge = 'Ruled out: 0x80070005 '.repeat(5_000)
    const steps = Array.from({ length: 3_000 }, (_, index) =>
      step(index + 1, huge, { note: huge, outcome: index % 2 ? 'failed' : 'proposed' }),
    )
    const messages = Array.from({ length: 200 }, (_, index) => message(index + 1, huge))
    const made = make({ session: { problem: huge, createdAt: AT }, messages, steps })
    expect(JSON.stringify(made).length).toBeLessThan(2_000_000)
    expect(made.counts).toEqual({ messages: 200, steps: 3_000, failed: 1_500 })
  })
})
