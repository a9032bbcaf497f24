import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stepOutcome } from '../../contract/sessions.ts'
import { checkFlow } from './check.ts'
import { documentOf } from './document.ts'
import { flowFromSession } from './from-session.ts'
import { matchFlows } from './match.ts'
import { proposals } from './proposals.ts'
import { followSteps } from './steps.ts'

const session = {
  title: 'Scanner at Brightwater Pumps sends no mail',
  problem: 'The scanner of BRIGHTWATER PUMPS shows error 0x8004010f when it mails a scan.',
  client: 'Brightwater Pumps',
  resolution: 'A new application password for {{scanner}}, set at Brightwater Pumps.',
}
const steps = [
  { text: 'Read the log of the scanner', outcome: 'worked', note: 'SMTP 535' },
  { text: 'Restarted the scanner', outcome: 'failed', note: null },
  { text: 'Called the maker', outcome: 'skipped', note: null },
  { text: 'Restarted the scanner', outcome: 'failed', note: 'Again' },
  { text: 'Buy a new one', outcome: 'proposed', note: null },
  { text: 'Set a new application password at Brightwater Pumps', outcome: 'worked', note: null },
] as const

it('a resolved session becomes a draft: its steps in order, each failed one a branch, the client taken out', () => {
  const flow = flowFromSession({ session, steps })
  if (!flow) throw new Error('There is no draft')
  expect(JSON.stringify(flow)).not.toMatch(/brightwater/i)
  expect(flow).toMatchObject({ draft: true, start: 'step-1', title: 'Scanner at the client sends no mail' })
  expect(
    Object.entries(flow.nodes).map(([id, node]) => ('do' in node ? [id, node.do, node.risk, node.next] : id)),
  ).toEqual([
    ['step-1', 'Read the log of the scanner', 'none', { worked: 'step-2', failed: 'step-2' }],
    ['step-2', 'Restarted the scanner', 'disruptive', { worked: 'resolved-early', failed: 'step-3' }],
    ['step-3', 'Restarted the scanner (2)', 'disruptive', { worked: 'resolved-early', failed: 'step-4' }],
    [
      'step-4',
      'Set a new application password at the client',
      'disruptive',
      { worked: 'resolved', failed: 'escalate' },
    ],
    'resolved-early',
    'resolved',
    'escalate',
  ])
  expect(checkFlow(documentOf(flow)).faults).toEqual([])
})

it('a draft is found by nobody until its mark is taken away, then by a session like the first one', () => {
  const draft = flowFromSession({ session, steps })
  if (!draft) throw new Error('There is no draft')
  const query = { title: 'Scan to mail', problem: 'Scanner error 0x8004010F', messages: [] }
  expect(matchFlows([draft], query)).toEqual([])
  const { draft: _, ...ready } = draft
  expect(matchFlows([ready], query)).toMatchObject([
    { flow: { id: draft.id }, reason: expect.stringContaining('“0x8004010f”') },
  ])
})

it('gives an id that is free, and nothing for a session that was not resolved or has no step', () => {
  const first = flowFromSession({ session, steps })
  if (!first) throw new Error('There is no draft')
  expect(flowFromSession({ session, steps, takenIds: new Set([first.id]) })?.id).toBe(`${first.id}-2`)
  expect(flowFromSession({ session: { ...session, resolution: null }, steps })).toBeNull()
  expect(flowFromSession({ session, steps: [{ text: 'Later', outcome: 'proposed', note: null }] })).toBeNull()
})

it('any session at all gives a flow that passes the check, and can be walked by its own outcomes', () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 400 }),
    fc.constantFrom('{{steps}}', '{{{x}}}', 'Same', ' same ', 'x'.repeat(1_999), '打印机'),
  )
  const anySession = fc.record({
    title: text,
    problem: text,
    client: fc.option(text),
    resolution: text,
  })
  const anyStep = fc.record({
    text,
    outcome: fc.constantFrom(...stepOutcome.options),
    note: fc.option(text),
  })
  fc.assert(
    fc.property(anySession, fc.array(anyStep, { maxLength: 120 }), (session, steps) => {
      const flow = flowFromSession({ session, steps })
      if (!flow) return
      const checked = checkFlow(documentOf(flow))
      expect(checked.faults).toEqual([])
      const walked = Object.values(flow.nodes).flatMap(node =>
        'do' in node ? [{ text: node.do, outcome: 'failed' as const, note: null }] : [],
      )
      expect(followSteps(flow, walked).place?.id).toBe('escalate')
      expect(proposals(flow, walked).end).not.toBeNull()
    }),
  )
})
