import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { watchLevel } from '../../contract/handoffs.ts'
import { LIMITS } from '../../contract/limits.ts'
import { messageRole, stepOutcome } from '../../contract/sessions.ts'
import type { DocumentationInput } from './input.ts'
import { asPlainText } from './plain-text.ts'
import { handoff, marta, message, step, tess, time, work } from './test-session.ts'
import { tidyText } from './tidy-text.ts'
import { writeDocumentation } from './write-documentation.ts'

const resolved = work({
  session: {
    client: 'Harbour Dental',
    ticketRef: 'T-10482',
    status: 'resolved',
    owner: marta,
    resolvedAt: time('09:40'),
    resolution: 'The clock was late.\nCorrected the timeserver.',
  },
  messages: [
    message('09:01', { author: { id: null, name: 'Ms Ho' }, role: 'client', text: 'It says error 691' }),
  ],
  steps: [
    step('09:05', {
      text: 'Removed the stored credential',
      note: 'Came back at once.\nRuled out: the cache',
    }),
    step('09:08', { text: 'Signed in on the web', outcome: 'worked' }),
    step('09:09', { text: 'Reinstall Office', outcome: 'proposed' }),
  ],
  handoffs: [
    handoff('09:12', {
      status: 'resolved',
      watchLevel: 'critical',
      impact: '12 people',
      target: marta,
      claimedBy: marta,
      claimedAt: time('09:20'),
      endedAt: time('09:40'),
    }),
  ],
  at: time('09:40'),
})

describe('the note of a session', () => {
  it('tells the whole story', () => {
    expect(asPlainText(writeDocumentation(resolved))).toBe(`No mail on PC-114
Ticket: T-10482
Client: Harbour Dental
Status: Resolved
Written: 2026-03-01 09:40 UTC

PROBLEM
Outlook asks for the password every minute

ENVIRONMENT
- error 691

TIMELINE (UTC)
- 2026-03-01 09:00 Session started by Tess Okafor
- 2026-03-01 09:05 Failed: Removed the stored credential (Tess Okafor)
  Came back at once.
  Ruled out: the cache
- 2026-03-01 09:08 Worked: Signed in on the web (Tess Okafor)
- 2026-03-01 09:12 Hand-off 1 by Tess Okafor, critical, for Marta Silva
  Reason: Out of ideas
  Impact: 12 people
- 2026-03-01 09:20 Hand-off 1 claimed by Marta Silva
- 2026-03-01 09:40 Resolved by Marta Silva

RULED OUT
- the cache

NOT TRIED
- Reinstall Office

RESOLUTION
The clock was late.
Corrected the timeserver.

PEOPLE
- Tess Okafor: started the session, handed off, recorded 3 steps
- Marta Silva: claimed, resolved
- Ms Ho (client)

TIME WORKED
12 min: Tess Okafor 12 min, Marta Silva 0 min
Counted between two entries of the same person that are at most 15 minutes apart; longer pauses do not count.`)
  })

  it('leaves out what there is nothing of', () => {
    expect(asPlainText(writeDocumentation(work()))).toBe(`No mail on PC-114
Status: Active
Written: 2026-03-01 11:00 UTC

PROBLEM
Outlook asks for the password every minute

TIMELINE (UTC)
- 2026-03-01 09:00 Session started by Tess Okafor

PEOPLE
- Tess Okafor: started the session`)
  })

  it('shows the last messages where no step was recorded', () => {
    const note = asPlainText(
      writeDocumentation(work({ messages: [message('09:01', { text: 'The user calls back at ten' })] })),
    )
    expect(note).toContain('LAST MESSAGES (UTC)\n- 2026-03-01 09:01 Tess Okafor: The user calls back at ten')
    expect(asPlainText(writeDocumentation(resolved))).not.toContain('LAST MESSAGES')
  })

  it('keeps the latest of very many steps and says how many it left out', () => {
    const steps = Array.from({ length: 300 }, (_, n) =>
      step('09:05', { text: `Step number ${n} ${'x'.repeat(200)}` }),
    )
    const note = asPlainText(writeDocumentation(work({ steps })))
    expect(note).toContain('Step number 299')
    expect(note).not.toContain('Step number 0 ')
    const shown = note.match(/Step number/g)?.length ?? 0
    expect(note).toContain(`- ${300 - shown} earlier, left out here`)
  })

  it('tells of a hand-off that was returned, by whom', () => {
    const returned = handoff('09:12', {
      status: 'returned',
      claimedBy: marta,
      claimedAt: time('09:20'),
      endedAt: time('09:30'),
    })
    expect(asPlainText(writeDocumentation(work({ handoffs: [returned] })))).toContain(
      '- 2026-03-01 09:30 Hand-off 1 returned by Marta Silva',
    )
  })

  it('breaks no line that could be left whole, and none stays longer than mail carries', () => {
    const problem = `${'word '.repeat(200)}${'x'.repeat(900)}`
    const lines = asPlainText(writeDocumentation(work({ session: { problem } }))).split('\n')
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(320)
    expect(lines.filter(line => /^(word )+word$/.test(line))).not.toEqual([])
  })
})

const text = (max: number) =>
  fc.oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.constantFrom(
      '<b>hi</b>',
      '# no heading',
      '- no item',
      'PROBLEM',
      'a\r\nb\u2028c',
      '\u0007bell',
      '   ',
      '\t',
    ),
    fc.constantFrom('a\n', 'ab ', 'x', '漢').map(part => part.repeat(max / part.length).slice(0, max)),
  )
const person = fc.constantFrom(tess, marta, { id: 'long', name: 'n'.repeat(LIMITS.name) })
const at = fc
  .integer({ min: 0, max: 600 })
  .map(m => new Date(Date.parse(time('06:00')) + m * 60_000).toISOString())
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 12 })

const inputs: fc.Arbitrary<DocumentationInput> = fc
  .record({
    title: text(LIMITS.title),
    problem: text(LIMITS.problem),
    resolution: fc.option(text(LIMITS.resolution)),
    messages: some(
      fc.record({ author: person, role: fc.constantFrom(...messageRole.options), text: text(2_000), at }),
    ),
    steps: some(
      fc.record({
        author: person,
        text: text(LIMITS.step),
        note: fc.option(text(LIMITS.note)),
        outcome: fc.constantFrom(...stepOutcome.options),
        at,
      }),
    ),
    repeat: fc.constantFrom(1, 30),
    handoffs: some(
      fc.record({
        reason: text(LIMITS.reason),
        impact: fc.option(text(LIMITS.impact)),
        watchLevel: fc.constantFrom(...watchLevel.options),
        createdBy: person,
        claimedBy: person,
        createdAt: at,
        claimedAt: at,
      }),
    ),
  })
  .map(({ title, problem, resolution, messages, steps, repeat, handoffs }) =>
    work({
      session: {
        title,
        problem,
        client: title,
        ticketRef: title.slice(0, LIMITS.ticketRef),
        resolution,
        resolvedAt: resolution === null ? null : time('10:00'),
        status: resolution === null ? 'active' : 'resolved',
      },
      messages: messages.map(change => message('09:00', change)),
      steps: Array.from({ length: repeat }, () => steps.map(change => step('09:00', change))).flat(),
      handoffs: handoffs.map((change, n) => handoff('09:00', { ...change, number: n + 1 })),
    }),
  )

describe('whatever a session holds', () => {
  it('its note stems from it, is bounded, and is the same each time', () => {
    fc.assert(
      fc.property(inputs, input => {
        const documentation = writeDocumentation(input)
        const said = statementsOf(input)
        const isSaid = (statement: string) => {
          const known = flat(statement.replace(/…$/, ''))
          return said.some(source => source.includes(known))
        }
        for (const statement of textsOf(documentation)) expect(isSaid(statement), statement).toBe(true)
        const note = asPlainText(documentation)
        expect(note.length).toBeLessThanOrEqual(LIMITS.documentation)
        expect(note.endsWith('…')).toBe(false)
        expect(note).not.toMatch(/(?![\n\t])\p{Cc}/u)
        expect(asPlainText(writeDocumentation(input))).toBe(note)
      }),
      { numRuns: 60 },
    )
  })
})

const flat = (text: string) => tidyText(text).replace(/\s+/g, ' ').trim()

function statementsOf({ session, messages, steps, handoffs }: DocumentationInput): string[] {
  return [
    ...[session.title, session.problem, session.client, session.ticketRef, session.resolution],
    ...[session.owner.name, session.createdBy.name],
    ...messages.flatMap(({ author, text }) => [author.name, text]),
    ...steps.flatMap(({ author, text, note }) => [author.name, text, note]),
    ...handoffs.flatMap(({ reason, impact, createdBy, claimedBy, target }) => [
      reason,
      impact,
      createdBy.name,
      claimedBy?.name,
      target?.name,
    ]),
  ].map(statement => flat(statement ?? ''))
}

/** Every free text of the documentation: all but times, kinds and numbers. */
function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['at', 'kind', 'status', 'outcome', 'watchLevel', 'role', 'parts'].includes(key) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(one => textsOf(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, name))
}
