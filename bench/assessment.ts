import type { Message, Step } from '../src/shared/contract/sessions.ts'
import { assessByRules } from '../src/shared/domain/assessment/assess.ts'
import { makeSnapshot } from '../src/shared/domain/snapshot.ts'
import { percentile, rounded } from './support/figures.ts'

const RUNS = 200
const AT = '2026-03-01T10:00:00.000Z'
const idOf = (kind: number, n: number) =>
  `00000000-0000-4000-8000-${String(kind * 1e9 + n).padStart(12, '0')}`

/** Processor time of a snapshot and of its assessment by the rules, for long conversations. */
export async function measureAssessment(): Promise<Record<string, unknown>> {
  return Object.fromEntries([200, 5_000].map(count => [`messages${count}`, measure(count)]))
}

function measure(count: number) {
  const messages = Array.from({ length: count }, (_, n) => messageOf(n))
  const steps = messages.slice(0, 60).map(stepOf)
  const session = { problem: 'VPN fails since the update', createdAt: AT }
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    const snapshot = makeSnapshot({ session, messages, steps, at: AT })
    assessByRules({ snapshot, impact: null })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return { runs: RUNS, p50Ms: rounded(percentile(times, 0.5)), p99Ms: rounded(percentile(times, 0.99)) }
}

const messageOf = (n: number): Message => ({
  id: idOf(1, n),
  sessionId: idOf(0, 0),
  ordinal: n + 1,
  author: { id: null, name: 'Tess' },
  role: n % 3 === 0 ? 'client' : 'technician',
  text: `Message ${n}: Outlook asks for the password, error 13801 on PC-${n}. Restarted the service, still the same. The log says nothing new about it.`,
  at: AT,
})

const stepOf = (message: Message, n: number): Step => ({
  id: idOf(2, n),
  sessionId: message.sessionId,
  ordinal: n + 1,
  text: message.text,
  outcome: 'failed',
  note: null,
  messageId: message.id,
  author: { id: 'tess', name: 'Tess' },
  at: AT,
  updatedAt: AT,
  version: 1,
})
