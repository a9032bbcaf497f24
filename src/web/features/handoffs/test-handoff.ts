import type { Handoff, HandoffDetail } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import type { Role } from '../../../shared/contract/route.ts'

export const tina = { id: 'tina', name: 'Tina' }
export const eva = { id: 'eva', name: 'Eva' }
export const ben = { id: 'ben', name: 'Ben' }

/** The logged-in person of a test. */
export const meAs = (person: { id: string; name: string }, role: Role = 'engineer'): Me => ({
  user: { ...person, email: `${person.id}@example.test` },
  organization: { id: 'org', name: 'Acme' },
  role,
  demo: false,
})

/** A hand-off that Tina made and nobody has claimed. */
export const handoffOf = (fields: Partial<Handoff> = {}): Handoff => ({
  id: 'h1',
  sessionId: 's1',
  number: 1,
  status: 'open',
  reason: 'Stuck',
  watchLevel: 'watch',
  impact: null,
  target: null,
  createdBy: tina,
  createdAt: '2026-01-01T10:00:00.000Z',
  claimedBy: null,
  claimedAt: null,
  endedAt: null,
  fence: 0,
  version: 1,
  assessmentStatus: 'not_available',
  session: { title: 'No mail', problem: 'No mail', client: null, ticketRef: null, status: 'escalated' },
  ...fields,
})

/** The same with an empty snapshot and no assessment. */
export const detailOf = (handoff: Handoff): HandoffDetail => ({
  handoff,
  claimRefusal: null,
  assessment: null,
  cursor: 'e:0',
  snapshot: {
    problem: { text: handoff.session.problem, citations: [] },
    tried: [],
    ruledOut: [],
    notTried: [],
    environment: [],
    lastMessages: [],
    counts: { messages: 0, steps: 0, failed: 0 },
    minutesWorked: 0,
  },
})
