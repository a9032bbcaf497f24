import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../src/server/features/demo/stories/all-stories.ts'
import { loadFlows } from '../../src/server/features/flows/load-flows.ts'
import { parseFlow } from '../../src/server/features/flows/parse-flow.ts'
import { checkFlow } from '../../src/shared/domain/flow/check.ts'
import { matchFlows } from '../../src/shared/domain/flow/match.ts'
import { type Flow, type FlowOutcome, flowOutcome } from '../../src/shared/domain/flow/schema.ts'
import { followSteps, nextInFlow, placeIn, stepFor } from '../../src/shared/domain/flow/steps.ts'
import { NO_TROUBLE, TROUBLE } from './tickets.ts'

let flows: Flow[] = []
beforeAll(async () => {
  flows = (await loadFlows(fileURLToPath(new URL('../../flows/', import.meta.url)))).flows
})

const firstOf = (problem: string) => matchFlows(flows, { title: '', problem, messages: [] })[0]?.flow.id

describe('every flow', () => {
  it('has 6 to 14 questions and steps, and both a good and an honest end', () => {
    for (const { id, nodes } of flows) {
      const all = Object.values(nodes)
      const inner = all.filter(node => 'do' in node || 'question' in node)
      expect(inner.length, id).toBeGreaterThanOrEqual(6)
      expect(inner.length, id).toBeLessThanOrEqual(14)
      expect(all.some(node => 'resolved' in node) && all.some(node => 'escalate' in node), id).toBe(true)
    }
  })

  it('ends on every path, is resumed there from its recorded steps, and never asks anything twice', () => {
    for (const flow of flows) {
      const memo = new Map<string, number>()
      const longest = (id: string): number => {
        const node = placeIn(flow, id)?.node
        if (!node) throw new Error(`${flow.id}: ${id} is missing`)
        if ('resolved' in node || 'escalate' in node) return 0
        const known = memo.get(id)
        if (known !== undefined) return known
        const branches = 'question' in node ? Object.keys(node.answers) : flowOutcome.options
        const lengths = branches.map(branch => {
          const next = nextInFlow(flow, id, branch)
          if (!next) throw new Error(`${flow.id}: "${branch}" of ${id} leads nowhere`)
          return 1 + longest(next.id)
        })
        memo.set(id, Math.max(...lengths))
        return Math.max(...lengths)
      }
      expect(longest(flow.start), flow.id).toBeLessThanOrEqual(14)
    }
  })

  it.each<FlowOutcome>(flowOutcome.options)(
    'goes on to an end when every step is %s, resumed after each',
    outcome => {
      for (const flow of flows) {
        const recorded: ReturnType<typeof stepFor>[] = []
        for (;;) {
          const { place } = followSteps(flow, recorded)
          if (!place) throw new Error(`${flow.id} has no place`)
          if ('question' in place.node) {
            const answers = Object.keys(place.node.answers)
            recorded.push(stepFor(place.node, answers[recorded.length % answers.length] ?? ''))
          } else if ('do' in place.node) recorded.push(stepFor(place.node, outcome))
          else break
        }
        expect(recorded.length).toBeLessThanOrEqual(14)
      }
    },
  )
})

describe('matching over all flows', () => {
  it('has two tickets for every flow', () => {
    expect(Object.keys(TROUBLE).sort()).toEqual(flows.map(flow => flow.id).sort())
  })
  it.each(Object.entries(TROUBLE).flatMap(([id, tickets]) => tickets.map(ticket => [id, ticket] as const)))(
    'finds %s first in “%s”',
    (id, ticket) => {
      expect(firstOf(ticket)).toBe(id)
    },
  )
  it.each(NO_TROUBLE)('finds nothing in “%s”', ticket => {
    expect(firstOf(ticket)).toBeUndefined()
  })

  it.each([
    ['outlook-password-loop', 'outlook-password-prompts'],
    ['vpn-certificate', 'vpn-does-not-connect'],
    ['printing-011b', 'printer-does-not-print'],
    ['backup-vss', 'backup-failed'],
    ['account-lockout', 'account-locked-out'],
    ['ledger-sql', 'lob-database-not-found'],
    ['moved-folder', 'file-share-access-denied'],
    ['split-dns', 'dns-name-not-resolved'],
    ['wifi-scope', 'wifi-slow-or-drops'],
    ['slow-rds-logon', 'rds-slow-logon'],
  ])('finds for the whole conversation of the story %s the flow %s', (key, id) => {
    const story = stories.find(story => story.key === key)
    if (!story) throw new Error(`There is no story ${key}`)
    const messages = story.messages.map(({ by, text }) => ({
      role: by === 'client' || by === 'copilot' ? by : ('technician' as const),
      text,
    }))
    const [best] = matchFlows(flows, { title: story.title, problem: story.problem, messages })
    expect(best?.flow.id).toBe(id)
  })
})

it('the example of the page about flows is a flow', async () => {
  const page = await readFile(new URL('../../docs/flows.md', import.meta.url), 'utf8')
  const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []
  expect(checkFlow(parseFlow(example))).toMatchObject({ flow: { id: 'lamp-stays-dark' }, faults: [] })
})
