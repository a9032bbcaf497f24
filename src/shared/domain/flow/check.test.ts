import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFlow } from './check.ts'
import type { FlowPath } from './document.ts'
import { flowOutcome } from './schema.ts'
import { followSteps, nextInFlow, placeIn, stepFor } from './steps.ts'

const OUTCOMES = flowOutcome.options
const nameOf = (index: number) => `n${index}`

/** A flow over any graph: node i leads to `targets[i]`; where there is none, it is an end. */
function flowOver(targets: number[][]) {
  const nodes = targets.map((to, index): [string, object] => {
    const [worked, failed, ...others] = to.map(nameOf)
    if (worked === undefined) return [nameOf(index), { escalate: `Stuck at ${index}`, watch: 'watch' }]
    const more = Object.fromEntries(others.map((name, at) => [OUTCOMES[at + 2] ?? 'otherwise', name]))
    const next = { worked, failed: failed ?? worked, ...more }
    return [nameOf(index), { do: `Do ${index}`, why: 'It may help', tell: 'It works', risk: 'none', next }]
  })
  return {
    id: 'any-graph',
    title: 'Any graph',
    category: 'Test',
    keywords: ['graph'],
    symptoms: ['Goes anywhere'],
    start: nameOf(0),
    nodes: Object.fromEntries(nodes),
  }
}

/** Gives every node a line of its own, its branches the same one. */
const documentWithLines = (value: unknown) => ({
  value,
  faults: [],
  lineOf: (path: FlowPath) => (path[0] === 'nodes' ? Number(String(path[1]).slice(1)) + 10 : 1),
})
const check = (targets: number[][]) => checkFlow(documentWithLines(flowOver(targets)))

const graph = fc
  .integer({ min: 1, max: 12 })
  .chain(size => fc.array(fc.array(fc.nat(size), { maxLength: 4 }), { minLength: size, maxLength: size }))
const forwardGraph = fc
  .integer({ min: 1, max: 12 })
  .chain(size =>
    fc.tuple(
      ...Array.from({ length: size }, (_, index) =>
        index === size - 1
          ? fc.constant<number[]>([])
          : fc.array(fc.integer({ min: index + 1, max: size - 1 }), { minLength: 1, maxLength: 4 }),
      ),
    ),
  )

/** Kahn's algorithm, so that the property is not proved with the code under test. */
function isLoopFree(targets: number[][]): boolean {
  const left = new Set(targets.keys())
  for (;;) {
    const done = [...left].filter(node => !(targets[node] ?? []).some(to => left.has(to)))
    if (done.length === 0) return left.size === 0
    for (const node of done) left.delete(node)
  }
}

describe('checkFlow over random graphs', () => {
  it('finds every branch to a missing node, at its line', () => {
    fc.assert(
      fc.property(graph, targets => {
        const found = check(targets).faults.filter(fault => fault.code === 'missing_node')
        const lines = targets.flatMap((to, index) => {
          // `worked` alone also stands for `failed`.
          const branches = to.length === 1 ? [...to, ...to] : to
          return branches.filter(target => target >= targets.length).map(() => index + 10)
        })
        expect(found.map(fault => fault.line)).toEqual(lines)
      }),
    )
  })

  it('finds a loop exactly where there is one, and names a branch that closes it', () => {
    fc.assert(
      fc.property(graph, targets => {
        const loops = check(targets).faults.filter(fault => fault.code === 'loop')
        expect(loops.length > 0).toBe(!isLoopFree(targets))
        const cut = targets.map((to, index) =>
          to.filter(
            target =>
              !loops.some(
                loop => loop.line === index + 10 && loop.reason.endsWith(`back to "${nameOf(target)}"`),
              ),
          ),
        )
        expect(isLoopFree(cut)).toBe(true)
      }),
    )
  })

  it('finds exactly the nodes that the start does not lead to', () => {
    fc.assert(
      fc.property(graph, targets => {
        const reached = new Set([0])
        for (const node of reached) for (const to of targets[node] ?? []) reached.add(to)
        const lost = [...targets.keys()].filter(node => !reached.has(node)).map(node => node + 10)
        const found = check(targets).faults.filter(fault => fault.code === 'unreachable_node')
        expect(found.map(fault => fault.line)).toEqual(lost)
      }),
    )
  })

  it('takes a graph that only goes forward, lost nodes aside', () => {
    fc.assert(
      fc.property(forwardGraph, targets => {
        const codes = new Set(check(targets).faults.map(fault => fault.code))
        expect([...codes].filter(code => code !== 'unreachable_node')).toEqual([])
      }),
    )
  })
})

describe('nextInFlow', () => {
  const checkedFlow = forwardGraph.map(targets => check(targets).flow).filter(flow => flow !== null)

  it('ends within the number of nodes, whatever the outcomes are', () => {
    fc.assert(
      fc.property(checkedFlow, fc.infiniteStream(fc.constantFrom(...OUTCOMES)), (flow, outcomes) => {
        let place = placeIn(flow, flow.start)
        let moves = 0
        while (place && 'do' in place.node) {
          place = nextInFlow(flow, place.id, outcomes.next().value ?? 'failed')
          moves++
        }
        expect(place && 'escalate' in place.node).toBe(true)
        expect(moves).toBeLessThan(Object.keys(flow.nodes).length)
      }),
    )
  })

  it('leads where the recorded steps lead, whatever their order', () => {
    const steps = fc.func(fc.constantFrom(...OUTCOMES))
    fc.assert(
      fc.property(checkedFlow, steps, fc.nat(), (flow, outcomeAt, seed) => {
        const recorded = Object.entries(flow.nodes).flatMap(([id, node]) =>
          'do' in node ? [stepFor(node, outcomeAt(id))] : [],
        )
        const shift = recorded.length === 0 ? 0 : seed % recorded.length
        const moved = [...recorded.slice(shift), ...recorded.slice(0, shift)]
        const { place, passed } = followSteps(flow, moved)
        expect(place).toEqual(followSteps(flow, recorded).place)
        expect(place && 'escalate' in place.node).toBe(true)
        for (const { id, taken } of passed) expect(taken).toBe(outcomeAt(id))
      }),
    )
  })
})
