import { sql } from 'kysely'
import type { Db } from '../../src/server/core/db/db.ts'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import type { Caller } from './caller.ts'

/** What a server needs in its environment to ask the model at this address. */
export const askingAt = (url: string, seconds: number): Record<string, string> => ({
  RF_AI_PROVIDER: 'openai_compatible',
  RF_AI_BASE_URL: url,
  RF_AI_MODEL: 'test-model',
  RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
  ESCALATION_AI_ASSESSMENT_TIMEOUT_SECONDS: String(seconds),
})

/** Makes a session and hands it off. */
export async function escalate(caller: Pick<Caller, 'call'>): Promise<handoffs.Handoff> {
  const { id } = await caller.call(sessions.createSession, {
    body: { title: 'VPN', problem: 'VPN fails with error 13801' },
  })
  return caller.call(handoffs.createHandoff, { params: { id }, body: { reason: 'Stuck' } })
}

export type End = { status: handoffs.AssessmentStatus; events: number; secondsAfterCommit: number | null }

/**
 * How the assessments of an organization ended. The commit is when the hand-off's own event was written, the end when
 * its last `handoff_assessment_ready` was: both by the database's clock.
 */
export async function listEnds({ kysely }: Db, orgId: string): Promise<End[]> {
  const { rows } = await sql<End>`
    select h.assessment_status as status, count(e.seq)::int as events,
           extract(epoch from max(e.at) - min(c.at))::double precision as "secondsAfterCommit"
    from   handoff h
    join   event c on c.org_id = h.org_id and c.type = 'handoff_created' and c.data->'handoff'->>'id' = h.id::text
    left   join event e on e.org_id = h.org_id and e.type = 'handoff_assessment_ready'
                       and e.data->'handoff'->>'id' = h.id::text
    where  h.org_id = ${orgId}
    group  by h.org_id, h.id, h.assessment_status`.execute(kysely)
  return rows
}
