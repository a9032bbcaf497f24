import { randomUUID } from 'node:crypto'
import type { Outgoing } from '../../../src/server/features/deliveries/index.ts'
import { asRedacted } from '../../../src/shared/domain/redaction/redacted.ts'

type Told = { problem?: string; event?: Outgoing['event']; recipient?: Outgoing['recipient'] }

/** A message as the ledger hands it to a channel, with this text wherever people write one. */
export function outgoing({
  problem = 'Outlook asks again',
  event = 'escalation',
  recipient,
}: Told = {}): Outgoing {
  const said = asRedacted(problem)
  const sessionId = randomUUID()
  return {
    deliveryId: randomUUID(),
    event,
    actorName: problem,
    recipient: recipient ?? { kind: 'place' },
    card: {
      handoffId: randomUUID(),
      sessionId,
      number: 1,
      title: said,
      problem: said,
      client: said,
      ticketRef: 'T-10482',
      watchLevel: 'critical',
      impact: said,
      reason: said,
      tried: Array.from({ length: 5 }, () => ({ text: said, outcome: 'failed' as const })),
      createdBy: problem,
      claimedBy: null,
      link: `https://help.example.test/pilot/${sessionId}?pickup=true`,
      note: said,
      minutesWorked: 14,
    },
    ticket: null,
  }
}

/** The same after somebody came. */
export const claimedBy = (message: Outgoing, name: string): Outgoing => ({
  ...message,
  card: { ...message.card, claimedBy: name },
})

const INJECTIONS = [
  '<!channel> <@U0000000001> <https://evil.example|Click>',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '[Click](https://evil.example) **bold** ![](https://evil.example/x.png)',
  'a\r\nBcc: stranger@evil.example\r\n\r\nbody',
  '{{constructor.constructor("return 1")()}}',
  '\u202Egnp.exe \u200b\u0007 Z̸͎a̵l͝g̶o 👩‍👩‍👧‍👦',
]

/** What somebody may write who means harm, and far too much of it. */
export const HOSTILE = `${INJECTIONS.join(' ')} ${'&<>"\'*_`|~#👩‍👩‍👧‍👦 '.repeat(1_500)}`
