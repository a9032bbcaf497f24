import { loadavg } from 'node:os'
import { expect, inject, test } from 'vitest'
import { replayDeadLetters } from '../../src/shared/contract/dead-letters.ts'
import { type Ended, escalateThroughFaults, type FaultRun } from './support/escalate-through-faults.ts'

const size = (name: string, usual: number) => Number(process.env[name] ?? usual)
const ESCALATIONS = size('FAULT_ESCALATIONS', 60)
const KILLS = size('FAULT_KILLS', 2)

test(`${ESCALATIONS} escalations while every channel fails in turn and the server is killed ${KILLS} times: nothing is lost`, async () => {
  const began = Date.now()
  const run = await escalateThroughFaults(inject('postgresUrl'), {
    escalations: ESCALATIONS,
    kills: KILLS,
  })
  try {
    expect(new Set(run.escalated).size, 'escalations').toBe(ESCALATIONS)
    const ended = await run.ended()
    // Mail to the engineer and the admin, a push to the engineer.
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
    })
    const states = countOf(ended, ({ state }) => state)
    expect(Object.keys(states).filter(state => state !== 'sent' && state !== 'failed')).toEqual([])
    expect(states.failed, 'what was refused').toBeGreaterThan(0)
    const lost = ended.filter(({ state, dead }) => state === 'failed' && !dead)
    expect(lost, 'given up without a dead letter').toEqual([])
    expectTaken(run, ended)
    const doubles = doublesOf(run)

    // Nothing of it is gone: with the other sides well again, an admin's replay brings all of it there.
    for (let left = 1; left > 0; ) ({ left } = await run.admin.call(replayDeadLetters, { body: {} }))
    const replayed = await run.ended()
    expect(countOf(replayed, ({ state }) => state)).toEqual({ sent: 7 * ESCALATIONS })
    expectTaken(run, replayed)
    const figures = {
      escalations: ESCALATIONS,
      kills: KILLS,
      states,
      doubles,
      seconds: Math.round((Date.now() - began) / 1000),
      load: loadavg().map(Math.round),
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
  } finally {
    await run.stop()
  }
}, 1_800_000)

/** What the ledger calls sent, the other side has. */
function expectTaken({ outside }: FaultRun, ended: Ended[]): void {
  for (const { kind, took } of outside.sides) {
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
    outside.sides.map(({ kind, took, knowsRepeats }) => {
      const repeats = took().length - new Set(took()).size
      return [kind, { arrivedAgain: repeats, shownAgain: knowsRepeats ? 0 : repeats }]
    }),
  )

const countOf = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}
