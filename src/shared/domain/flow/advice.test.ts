import { describe, expect, it } from 'vitest'
import { checkFlow } from './check.ts'
import { documentOf } from './document.ts'
import { proposals } from './proposals.ts'
import { followSteps, nextInFlow, stepFor } from './steps.ts'
import { fillTemplate } from './template.ts'

const step = (text: string, next: Record<string, string>, risk = 'none') => ({
  do: text,
  why: 'It tells something',
  tell: 'Worked if it shines',
  risk,
  next,
})
const { flow, faults } = checkFlow(
  documentOf({
    id: 'lamp',
    title: 'The lamp stays dark',
    category: 'Lamps',
    keywords: ['lamp'],
    symptoms: ['The lamp does not shine'],
    start: 'plugged',
    nodes: {
      plugged: { question: 'Is it plugged in?', answers: { Yes: 'bulb', No: 'plug', constructor: 'stuck' } },
      plug: step('Plug it in', { worked: 'lit', failed: 'bulb' }),
      bulb: step('Change the bulb', { worked: 'lit', failed: 'fuse', partial: 'lit', otherwise: 'stuck' }),
      fuse: step('Change the fuse', { worked: 'lit', failed: 'stuck' }, 'disruptive'),
      lit: { resolved: 'The lamp of {{client}} shines ({{ticketRef}}).\n{{steps}}' },
      stuck: { escalate: 'It stays dark.', watch: 'stable' },
    },
  }),
)
if (!flow) throw new Error(JSON.stringify(faults))
const done = (text: string, outcome: 'worked' | 'failed' | 'proposed', note: string | null = null) => ({
  text,
  outcome,
  note,
})

describe('nextInFlow', () => {
  it.each([
    ['bulb', 'worked', 'lit'],
    ['bulb', 'partial', 'lit'],
    ['bulb', 'inconclusive', 'stuck'],
    ['fuse', 'skipped', 'stuck'],
    ['plugged', ' yes ', 'bulb'],
    ['plugged', 'constructor', 'stuck'],
  ])('leads from %s by “%s” to %s', (from, taken, to) => {
    expect(nextInFlow(flow, from, taken)?.id).toBe(to)
  })
  it.each([
    ['bulb', 'proposed'],
    ['plugged', 'Perhaps'],
    ['plugged', 'toString'],
    ['lit', 'worked'],
    ['constructor', 'worked'],
  ])('leads from %s by “%s” nowhere', (from, taken) => {
    expect(nextInFlow(flow, from, taken)).toBeNull()
  })
})

describe('proposals', () => {
  it('ask first, and show what each answer would lead to', () => {
    const advice = proposals(flow, [])
    expect(advice.ask?.nodeId).toBe('plugged')
    expect(advice.steps.map(({ nodeId, when }) => [nodeId, when])).toEqual([
      ['bulb', 'Yes'],
      ['plug', 'No'],
    ])
  })

  it('go on from the recorded answer, with what follows if it fails', () => {
    const advice = proposals(flow, [done('is it plugged  in?', 'worked', 'No')])
    expect(advice.ask).toBeNull()
    expect(advice.steps.map(({ text, risk, when }) => [text, risk, when])).toEqual([
      ['Plug it in', 'none', null],
      ['Change the bulb', 'none', '“Plug it in” failed'],
      ['Change the fuse', 'disruptive', '“Change the bulb” failed'],
    ])
  })

  it('wait at a step that is only proposed', () => {
    const steps = [done('Is it plugged in?', 'worked', 'Yes'), done('Change the bulb', 'proposed')]
    expect(proposals(flow, steps).steps[0]?.nodeId).toBe('bulb')
  })

  it('do not ask for what was done before the flow was opened, and follow a changed outcome', () => {
    const early = [
      done('Change the bulb', 'failed'),
      done('Called the client', 'worked'),
      done('Is it plugged in?', 'worked', 'Yes'),
    ]
    expect(proposals(flow, early).steps[0]?.nodeId).toBe('fuse')
    const corrected = [...early, done('Change the bulb', 'worked')]
    expect(proposals(flow, corrected).end).toMatchObject({ resolved: expect.stringContaining('shines') })
    expect(followSteps(flow, corrected).passed).toEqual([
      { id: 'plugged', taken: 'Yes' },
      { id: 'bulb', taken: 'worked' },
    ])
  })

  it('end with the watch level to escalate with', () => {
    const steps = ['Change the bulb', 'Change the fuse'].map(text => done(text, 'failed'))
    const advice = proposals(flow, [done('Is it plugged in?', 'worked', 'Yes'), ...steps])
    expect(advice).toEqual({ ask: null, steps: [], end: { escalate: 'It stays dark.', watch: 'stable' } })
  })
})

it('a recorded answer and a recorded outcome are found again', () => {
  const { plugged, bulb } = flow.nodes
  if (!plugged || !('question' in plugged) || !bulb || !('do' in bulb))
    throw new Error('The flow has changed')
  const steps = [stepFor(plugged, 'Yes'), stepFor(bulb, 'partial', 'Flickers')]
  expect(followSteps(flow, steps).place?.id).toBe('lit')
})

it('a resolution is filled from the session, whatever the session says', () => {
  const session = { title: 'Lamp', problem: 'Dark', client: null, ticketRef: '{{steps}} $& 7' }
  const steps = [
    done('Plug it in', 'failed', 'Still dark'),
    done('Change the bulb', 'worked'),
    done('Wait', 'proposed'),
  ]
  expect(
    fillTemplate('The lamp of {{client}} shines ({{ ticketRef }}).\n{{steps}}', { session, steps }),
  ).toBe(
    'The lamp of the client shines ({{steps}} $& 7).\n- Plug it in (failed): Still dark\n- Change the bulb (worked)',
  )
})
