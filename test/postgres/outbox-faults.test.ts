import { loadavg } from 'node:os'
import { expect, inject, test } from 'vitest'
import { replayDeadLetters } from '../../src/shared/contract/dead-letters.ts'
import { type Ended, escalateThroughFaults, type FaultRun } from './support/escalate-through-faults.ts'
import type { Side } from './support/side.ts'

const size = (name: string, usual: number) => Number(process.env[name] ?? usual)
const ESCALATIONS = size('FAULT_ESCALATIONS', 60)
const KILLS = size('FAULT_KILLS', 2)
/** To one place of each channel, to the engineer by mail and push, to the admin by mail, and to the ticket. */
const DELIVERIES = 8 * ESCALATIONS
/** Of a machine with more to do: it ends what hangs. */
const LIMIT_MS = 300_000 + ESCALATIONS * 4_000 + KILLS * 60_000

test(
  `${ESCALATIONS} escalations while every channel fails in turn and the server is killed ${KILLS} times: nothing is lost`,
  async () => {
    const began = Date.now()
    const run = await escalateThroughFaults(inject('postgresUrl'), {
      escalations: ESCALATIONS,
      kills: KILLS,
    })
    try {
      expect(new Set(run.escalated).size, 'escalations').toBe(ESCALATIONS)
      const ended = await run.ended()
      const tickets = run.outside.ticketSystems
      expect(
        countOf(ended, ({ channel }) => channel),
        'deliveries',
      ).toEqual({
        slack: ESCALATIONS,
        slack_webhook: ESCALATIONS,
        msteams: ESCALATIONS,
        webhook: ESCALATIONS,
        webpush: ESCALATIONS,
        email: 2 * ESCALATIONS,
        // Each organization's turn comes as often.
        ...Object.fromEntries(
          tickets.map(({ kind }, at) => [kind, Math.ceil((ESCALATIONS - at) / tickets.length)]),
        ),
      })
      const states = countOf(ended, ({ state }) => state)
      expect(Object.keys(states).filter(state => state !== 'sent' && state !== 'failed')).toEqual([])
      expect(states.failed, 'what was refused').toBeGreaterThan(0)
      const lost = ended.filter(({ state, dead }) => state === 'failed' && !dead)
      expect(lost, 'given up without a dead letter').toEqual([])
      expectTaken(run, ended)
      const doubles = doublesOf(run)

      // Nothing of it is gone: with the other sides well again, an admin's replay brings all of it there.
      for (const admin of run.admins)
        for (let left = 1; left > 0; ) ({ left } = await admin.call(replayDeadLetters, { body: {} }))
      const replayed = await run.ended()
      expect(countOf(replayed, ({ state }) => state)).toEqual({ sent: DELIVERIES })
      expectTaken(run, replayed)
      for (const { kind, took } of tickets)
        expect(repeatsOf(took()), `notes that ${kind} shows a second time`).toBe(0)
      const unansweredNotes = tickets.reduce((sum, { unanswered }) => sum + unanswered(), 0)
      expect(unansweredNotes, 'notes whose answer was lost').toBeGreaterThan(0)
      const figures = {
        escalations: ESCALATIONS,
        kills: KILLS,
        states,
        doubles,
        unansweredNotes,
        seconds: Math.round((Date.now() - began) / 1000),
        load: loadavg().map(Math.round),
      }
      process.stdout.write(`${JSON.stringify(figures)}\n`)
    } finally {
      await run.stop()
    }
  },
  LIMIT_MS,
)

/** What the ledger calls sent, the other side has. */
function expectTaken({ outside }: FaultRun, ended: Ended[]): void {
  for (const { kind, took } of sidesOf(outside)) {
    const taken = new Set(took())
    const missing = ended.filter(
      ({ channel, state, name }) => channel === kind && state === 'sent' && !taken.has(name),
    )
    expect(missing, `sent over ${kind}, and not there`).toEqual([])
  }
}

/** How often each channel shows something a second time: one that knows repeats by their id does not. */
const doublesOf = ({ outside }: FaultRun) =>
  Object.fromEntries(
    sidesOf(outside).map(({ kind, took, knowsRepeats }) => {
      const repeats = repeatsOf(took())
      return [kind, { arrivedAgain: repeats, shownAgain: knowsRepeats ? 0 : repeats }]
    }),
  )

const sidesOf = ({ channels, ticketSystems }: FaultRun['outside']): Side[] => [...channels, ...ticketSystems]
const repeatsOf = (names: string[]) => names.length - new Set(names).size

const countOf = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}
