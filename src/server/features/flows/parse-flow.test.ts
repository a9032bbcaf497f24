import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFlow } from '../../../shared/domain/flow/check.ts'
import { FLOW_LIMITS } from '../../../shared/domain/flow/schema.ts'
import { parseFlow } from './parse-flow.ts'
import { writeFlow } from './write-flow.ts'

const GOOD = `id: no-light
title: The lamp stays dark
category: Lamps
keywords: [lamp, 0x0000011b, 5.10]
symptoms:
  - The lamp does not shine
start: plugged
nodes:
  plugged:
    question: Is it plugged in?
    answers:
      Yes: bulb
      No: lit
  bulb:
    do: Change the bulb
    why: Bulbs die.
    tell: Worked if it shines.
    risk: none
    next:
      worked: lit
      failed: dark
  lit:
    resolved: The lamp of {{client}} shines.
  dark:
    escalate: It stays dark.
    watch: stable
`
const faultsOf = (source: string) =>
  checkFlow(parseFlow(source)).faults.map(fault => `${fault.line} ${fault.code} ${fault.reason}`)
const changed = (from: string, to: string) => {
  expect(GOOD).toContain(from)
  return GOOD.replace(from, to)
}

describe('a flow in YAML', () => {
  it('is read without faults, codes kept as they were written', () => {
    const { flow, faults } = checkFlow(parseFlow(GOOD))
    expect(faults).toEqual([])
    expect(flow?.keywords).toEqual(['lamp', '0x0000011b', '5.10'])
  })

  it.each<[string, string, string, string[]]>([
    ['bad YAML', 'title: The lamp', 'title: "The lamp', ['27 yaml Missing closing "quote']],
    ['an alias', 'No: lit', 'No: *lit', ['13 yaml Aliases are not allowed']],
    [
      'an id that stands twice',
      '  lit:\n',
      '  bulb:\n',
      ['22 duplicate_id This name stands here a second time'],
    ],
    [
      'a branch to nowhere',
      'No: lit',
      'No: lamp',
      ['13 missing_node "No" of "plugged" leads to "lamp", which does not exist'],
    ],
    [
      'a start that is missing',
      'start: plugged',
      'start: socket',
      ['7 missing_node The flow starts at "socket", which does not exist'],
    ],
    [
      'a node that nothing leads to',
      'failed: dark',
      'failed: lit',
      ['24 unreachable_node Nothing leads from the start to "dark"'],
    ],
    [
      'a loop',
      'failed: dark',
      'failed: plugged',
      [
        '21 loop "failed" of "bulb" leads back to "plugged"',
        '24 unreachable_node Nothing leads from the start to "dark"',
      ],
    ],
    [
      'an unknown outcome',
      'failed: dark',
      'failed: dark\n      exploded: dark',
      ['22 unknown_outcome "exploded" of "bulb" is no outcome'],
    ],
    [
      'an outcome that only waits',
      'failed: dark',
      'failed: dark\n      proposed: dark',
      ['22 unknown_outcome "proposed" of "bulb" is no outcome'],
    ],
    [
      'a step without a way out',
      '      failed: dark\n',
      '',
      [
        '19 shape nodes.bulb.next.failed is missing',
        '23 unreachable_node Nothing leads from the start to "dark"',
      ],
    ],
    [
      'a text that is too long',
      'Bulbs die.',
      'x'.repeat(FLOW_LIMITS.why + 1),
      ['16 too_long nodes.bulb.why: longer than 600'],
    ],
    ['a missing field', '    risk: none\n', '', ['14 shape nodes.bulb.risk is missing']],
    [
      'a risk that nobody knows',
      'risk: none',
      'risk: high',
      [
        '18 shape nodes.bulb.risk: Invalid option: expected one of "none"|"reversible"|"disruptive"|"irreversible"',
      ],
    ],
    [
      'an unknown field',
      'category: Lamps',
      'category: Lamps\ncolour: red',
      ['4 shape unknown field "colour"'],
    ],
    [
      'a node of no kind',
      '    resolved: The lamp of {{client}} shines.',
      '    text: It shines.',
      [
        '22 no_end No end can be reached from "lit"',
        '22 shape "lit" needs exactly one of question, do, resolved and escalate',
      ],
    ],
    [
      'a placeholder that nothing fills',
      '{{client}}',
      '{{customer}}',
      ['23 unknown_placeholder Nothing fills {{customer}} in "lit"'],
    ],
    [
      'two nodes that say the same',
      'Change the bulb',
      'is it  plugged in?',
      ['14 duplicate_text "bulb" says the same as "plugged"'],
    ],
    ['one answer only', '      No: lit\n', '', ['11 shape nodes.plugged.answers: Give at least two answers']],
  ])('with %s tells the line and the reason', (_, from, to, faults) => {
    expect(faultsOf(changed(from, to)).sort()).toEqual(faults.sort())
  })

  it('that is too long is not even read', () => {
    expect(faultsOf(`${GOOD}#${'x'.repeat(FLOW_LIMITS.source)}`)).toEqual([
      '1 too_long The file is longer than 100000 characters',
    ])
  })

  it.each([
    '',
    '[]',
    'just words',
    'nodes: 7',
    'nodes: [a]',
    '__proto__: 1',
    '--- a\n--- b',
    '&a [*a]',
    '\t',
    '? [x]\n: y',
  ])('is refused, never thrown at the reader: %j', source => {
    const { flow, faults } = checkFlow(parseFlow(source))
    expect(flow).toBeNull()
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every(fault => fault.line >= 1 && fault.reason !== '')).toBe(true)
  })

  it.each([
    ['', '1 shape The file has to be made of lines such as "title: Text"'],
    ['just words', '1 shape The file has to be made of lines such as "title: Text"'],
    ['--- a\n--- b', '2 yaml A flow is one document: take the second --- away'],
    ['id: !!js/function "x"', '1 yaml Marks such as !name are not allowed'],
    [
      changed('  lit:\n    resolved:', '  lit:\n    resolved: [a]\n#'),
      '23 shape nodes.lit.resolved has to be text',
    ],
    [changed('keywords: [lamp, 0x0000011b, 5.10]', 'keywords: lamp'), '4 shape keywords has to be a list'],
  ])('says in plain words what is wrong with %j', (source, fault) => {
    expect(faultsOf(source)).toContain(fault)
  })

  it.each(['[', '{a: ', '- ', '? ', 'a: ', '[\n'])(
    'of endless %j is refused before it is parsed',
    opening => {
      const started = performance.now()
      expect(faultsOf(opening.repeat(20_000))).toEqual([expect.stringContaining('nested too deep')])
      expect(performance.now() - started).toBeLessThan(30_000)
    },
  )

  it('damaged anywhere is either a flow or has faults within the file', () => {
    const lines = GOOD.split('\n').length + 1
    fc.assert(
      fc.property(fc.nat(GOOD.length), fc.nat(20), fc.string({ maxLength: 10 }), (at, length, text) => {
        const { flow, faults } = checkFlow(parseFlow(GOOD.slice(0, at) + text + GOOD.slice(at + length)))
        expect(flow === null).toBe(faults.length > 0)
        for (const fault of faults) expect(fault.line).toBeLessThanOrEqual(lines + text.split('\n').length)
      }),
    )
  })

  it('comes back the same after it was written', () => {
    const { flow } = checkFlow(parseFlow(GOOD))
    expect(flow && checkFlow(parseFlow(writeFlow(flow))).flow).toEqual(flow)
  })
})
