import { sql } from 'kysely'
import { assessment as assessmentSchema } from '../../../../shared/contract/handoffs.ts'
import { type Services, systemCtx } from '../../../core/context.ts'
import { read, type Tx, transact } from '../../../core/transact.ts'
import { getSession } from '../../sessions/index.ts'
import type { Refining } from '../assessor.ts'
import { ASK, DEADLINE, MODEL } from '../job-names.ts'
import { getHandoff, type HandoffDetailRow } from '../queries.ts'
import { type AssessmentEnd, finishAssessment } from './finish-assessment.ts'

type Named = { orgId: string; handoffId: string }

/**
 * Asks the model after the commit, and sets the deadline beside it: a row, so that any node keeps it when this one dies.
 */
export function askModel(tx: Tx, handoffId: string, seconds: number): void {
  const job = { payload: { handoffId }, key: handoffId }
  // One try: what failed within seconds would not be better within the few that are left.
  tx.enqueue({ ...job, kind: ASK, destination: MODEL, maxAttempts: 1 })
  tx.enqueue({ ...job, kind: DEADLINE, delayMs: seconds * 1000 })
}

/** Has the model refine the assessment of a hand-off that still waits for it, and ends it either way. */
export async function refineAssessment(
  services: Services,
  { model, seconds }: Refining,
  { orgId, handoffId }: Named,
  stopped: AbortSignal,
): Promise<void> {
  const ctx = systemCtx(services, orgId)
  const waiting = await read(ctx, tx => getWaiting(tx, handoffId, seconds))
  if (!waiting) return
  const { handoff, draft, leftMs } = waiting
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(leftMs)])
  const input = { snapshot: handoff.snapshot, impact: handoff.impact, draft }
  let end: AssessmentEnd
  try {
    end = { status: 'ready', assessment: assessmentSchema.parse(await model.assess(orgId, input, signal)) }
  } catch (error) {
    // A server that stops hands the job on; the deadline stands.
    if (stopped.aborted) throw error
    if (signal.aborted) end = { status: 'timed_out' }
    else {
      services.log.warn({ fault: faultName(error), handoff: handoffId }, 'a model gave no assessment')
      end = { status: 'failed', fault: faultOf(error) }
    }
  }
  await endAssessment(services, { orgId, handoffId }, end)
}

/** Ends an assessment that is still waited for; a second end changes nothing. */
export const endAssessment = (
  services: Services,
  { orgId, handoffId }: Named,
  end: AssessmentEnd,
): Promise<void> =>
  transact(systemCtx(services, orgId), async tx => {
    const row = await getHandoff(tx, handoffId)
    const session = row && (await getSession(tx, row.session_id))
    if (!session) return
    await finishAssessment(tx, handoffId, session, end)
    await tx.cancel(ASK, [handoffId])
    await tx.cancel(DEADLINE, [handoffId])
  })

type Waiting = {
  handoff: HandoffDetailRow
  draft: NonNullable<HandoffDetailRow['assessment']>
  /** Until the deadline, by the database's clock. */
  leftMs: number
}

async function getWaiting(
  tx: Parameters<typeof getHandoff>[0],
  handoffId: string,
  seconds: number,
): Promise<Waiting | undefined> {
  const handoff = await getHandoff(tx, handoffId)
  if (handoff?.assessment_status !== 'pending' || !handoff.assessment) return undefined
  const { rows } = await sql<{ left_ms: number }>`
    select extract(epoch from ${handoff.created_at}::timestamptz - clock_timestamp())::double precision * 1000
             + ${seconds * 1000} as left_ms`.execute(tx.db)
  const leftMs = Math.floor(rows[0]?.left_ms ?? 0)
  return leftMs > 0 ? { handoff, draft: handoff.assessment, leftMs } : undefined
}

const faultName = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

/** A failure of the model says itself what people may read of it; whatever else went wrong is in the log only. */
function faultOf(error: unknown): { message: string; rawText: string | null } {
  const { name, message, rawText } = error as Error & { rawText?: string }
  if (name === 'ModelFailure') return { message, rawText: rawText ?? null }
  return { message: 'The model’s answer could not be used.', rawText: rawText ?? null }
}
