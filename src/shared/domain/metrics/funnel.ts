import type { EscalationFigures, Stage } from '../../contract/analytics.ts'
import type { HandoffStatus } from '../../contract/handoffs.ts'
import { type Facts, FLAG, hasFlag, NONE, statusOf } from './facts.ts'
import { shareOf } from './share.ts'

export const STAGES: readonly Stage[] = ['created', 'seen', 'claimed', 'action', 'resolved']

/** How far an escalation came, as a place in `STAGES`. A later stage is only reached through the ones before. */
export function stageOf(facts: Facts, i: number): number {
  if (facts.seen[i] === NONE) return 0
  if (facts.claim[i] === NONE) return 1
  if (!hasFlag(facts, i, FLAG.acted)) return 2
  return statusOf(facts, i) === 'resolved' ? 4 : 3
}

/** How many came how far, and what became of those that came no farther. */
export function funnelOf(facts: Facts): EscalationFigures['funnel'] {
  const stopped = STAGES.map(() => new Map<HandoffStatus, number>())
  for (let i = 0; i < facts.length; i++) {
    const at = stopped[stageOf(facts, i)] as Map<HandoffStatus, number>
    const status = statusOf(facts, i)
    at.set(status, (at.get(status) ?? 0) + 1)
  }
  let left = facts.length
  return STAGES.map((stage, at) => {
    const before = left
    const drops = [...(stopped[at - 1] ?? [])].map(([status, count]) => ({ status, count }))
    left -= drops.reduce((sum, { count }) => sum + count, 0)
    return {
      stage,
      count: left,
      conversion: shareOf(left, before),
      drops: drops.sort((a, b) => b.count - a.count),
    }
  })
}
