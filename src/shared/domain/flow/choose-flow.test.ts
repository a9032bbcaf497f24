import { expect, it } from 'vitest'
import { chooseFlow } from './choose-flow.ts'
import type { FlowMatch } from './match.ts'
import type { Flow, StepNode } from './schema.ts'
import type { RecordedStep } from './steps.ts'

const step = (text: string, next: string): StepNode => ({
  do: text,
  why: 'It tells something',
  tell: 'Worked if it shines',
  risk: 'none',
  next: { worked: next, failed: next },
})
const flowOf = (id: string, ...texts: string[]): Flow => ({
  id,
  title: id,
  category: 'Lamps',
  keywords: [id],
  symptoms: [id],
  start: 'n0',
  nodes: {
    ...Object.fromEntries(texts.map((text, index) => [`n${index}`, step(text, `n${index + 1}`)])),
    [`n${texts.length}`]: { resolved: 'It shines' },
  },
})
const lamp = flowOf('lamp', 'Plug it in', 'Change the bulb')
const fuse = flowOf('fuse', 'Look at the fuse')
const other = flowOf('other', 'Call the electrician', 'Wait for him')
const flows = [lamp, fuse, other, { ...flowOf('draft', 'Guess'), draft: true }]
const matchOf = (flow: Flow): FlowMatch => ({ flow, score: 9, words: [], reason: `It says ${flow.id}` })
const matches = [matchOf(lamp), matchOf(fuse)]
const did = (text: string): RecordedStep => ({ text, outcome: 'failed', note: null })
const chosen = (...steps: RecordedStep[]) => chooseFlow(flows, matches, steps)?.flow.id

it('the best match is followed until a step of another flow is recorded', () => {
  expect(chosen()).toBe('lamp')
  expect(chosen(did('Called the client'))).toBe('lamp')
  expect(chosen(did('Look at the fuse'))).toBe('fuse')
  expect(chosen({ text: 'Look at the fuse', outcome: 'proposed', note: null })).toBe('lamp')
})

it('of several that were begun the one that came furthest is followed, then the better match', () => {
  expect(chosen(did('Look at the fuse'), did('Plug it in'))).toBe('lamp')
  expect(chosen(did('Plug it in'), did('Call the electrician'), did('Wait for him'))).toBe('other')
})

it('a draft is not followed, and without any sign no flow is', () => {
  expect(chosen(did('Guess'))).toBe('lamp')
  expect(chooseFlow(flows, [], [did('Guess')])).toBeNull()
})
