import type { z } from 'zod'
import type { getReachability, Reach } from '../../../shared/contract/deliveries.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import type { ReadTx } from '../../core/transact.ts'
import { listClaimers } from '../notifications/index.ts'
import { listCandidates, listWays, type Plan, planDeliveries } from './plan.ts'

type Reachability = z.output<typeof getReachability.response>

/**
 * Who would be told if the caller escalated now. The same plan as the escalation itself makes, so the two never disagree
 * but for what changes in between.
 */
export async function readReachability(
  tx: ReadTx,
  { targetUserId, hasTicket }: { targetUserId?: string | undefined; hasTicket: boolean },
): Promise<Reachability> {
  const { people, now } = await listCandidates(tx, await listClaimers(tx))
  const ways = await listWays(tx)
  const plan = planDeliveries(people, ways, {
    event: 'escalation',
    watchLevel: 'watch',
    hasTicket,
    now,
  })
  const first = (id: string) => (id === targetUserId ? 0 : 1)
  return {
    people: plan.people
      .map(({ candidate, over, quietUntil }) => ({
        id: candidate.id,
        name: candidate.name,
        by: reachOf({ candidate, over, quietUntil }),
        quietUntil: quietUntil?.toISOString() ?? null,
      }))
      .sort((a, b) => first(a.id) - first(b.id)),
    places: plan.places.map(({ kind, name, failures }) => ({ kind, name, failing: failures > 0 })),
    reachable: !plan.fallback && people.length > 0,
    fallback: people.filter(({ role }) => atLeast(role, 'admin')).map(({ id, name }) => ({ id, name })),
  }
}

function reachOf({ candidate, over }: Plan['people'][number]): Reach {
  if (candidate.live) return 'live'
  const now = over.filter(({ notBefore }) => notBefore === null).map(({ way }) => way.kind)
  if (now.includes('webpush')) return 'webpush'
  return now.includes('email') ? 'email' : 'bell'
}
