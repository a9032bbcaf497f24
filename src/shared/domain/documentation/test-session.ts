import type { Message, Step } from '../../contract/sessions.ts'
import type { DocumentationInput, HandoffFacts } from './input.ts'

export const tess = { id: 'tess', name: 'Tess Okafor' }
export const marta = { id: 'marta', name: 'Marta Silva' }

/** A time on the first of March 2026. */
export const time = (clock: string) => `2026-03-01T${clock}:00.000Z`

const idOf = (kind: number, n: number) =>
  `00000000-0000-4000-8000-${String(kind * 1e9 + n).padStart(12, '0')}`
const sessionId = idOf(0, 0)
let made = 0

export const message = (clock: string, change: Partial<Message> = {}): Message => ({
  id: idOf(1, ++made),
  sessionId,
  ordinal: made,
  author: tess,
  role: 'technician',
  text: 'A message',
  at: time(clock),
  ...change,
})

export const step = (clock: string, change: Partial<Step> = {}): Step => ({
  id: idOf(2, ++made),
  sessionId,
  ordinal: made,
  text: 'Looked at it',
  outcome: 'failed',
  note: null,
  messageId: null,
  author: tess,
  at: time(clock),
  updatedAt: time(clock),
  version: 1,
  ...change,
})

export const handoff = (clock: string, change: Partial<HandoffFacts> = {}): HandoffFacts => ({
  number: 1,
  status: 'open',
  reason: 'Out of ideas',
  watchLevel: 'watch',
  impact: null,
  target: null,
  createdBy: tess,
  createdAt: time(clock),
  claimedBy: null,
  claimedAt: null,
  endedAt: null,
  ...change,
})

type Change = Partial<Omit<DocumentationInput, 'session'>> & {
  session?: Partial<DocumentationInput['session']>
}

/** A session of Tess that began at nine, with nothing in it unless told otherwise. */
export const work = ({ session, ...rest }: Change = {}): DocumentationInput => ({
  session: {
    title: 'No mail on PC-114',
    problem: 'Outlook asks for the password every minute',
    client: null,
    ticketRef: null,
    status: 'active',
    owner: tess,
    createdBy: tess,
    createdAt: time('09:00'),
    resolvedAt: null,
    resolution: null,
    ...session,
  },
  messages: [],
  steps: [],
  handoffs: [],
  at: time('11:00'),
  ...rest,
})
