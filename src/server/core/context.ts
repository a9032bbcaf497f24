import type { Logger } from 'pino'
import type { Role } from '../../shared/contract/route.ts'
import type { Sealer } from './crypto.ts'
import type { Db } from './db/db.ts'
import type { Metrics } from './metrics.ts'

/** Who acts: a member of one organization, in the role that they have at this moment. */
export type Actor = { id: string; name: string; orgId: string; role: Role }

/** What the process offers to every command. */
export type Services = { db: Db; log: Logger; metrics: Metrics; sealer: Sealer }

/** What a command needs: who acts, and where. */
export type Ctx = Services & {
  actor: Actor
  /** Present when the request named a key under which a repeat must answer alike. */
  idempotency?: { key: string; request: string }
}

const SYSTEM = 'system'

/** The product itself acts: a job, a timer. Its events name nobody, and it may read whatever the organization has. */
export const systemCtx = ({ db, log, metrics, sealer }: Services, orgId: string): Ctx => ({
  db,
  log,
  metrics,
  sealer,
  actor: { id: SYSTEM, name: 'ResolutionFlow', orgId, role: 'owner' },
})

export const isSystem = (actor: Actor): boolean => actor.id === SYSTEM
