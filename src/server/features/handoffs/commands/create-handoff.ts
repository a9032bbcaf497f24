import { sql } from 'kysely'
import type { z } from 'zod'
import type { Assessment, Handoff, newHandoff, Snapshot } from '../../../../shared/contract/handoffs.ts'
import { atLeast, type Role } from '../../../../shared/contract/route.ts'
import { categoryOf } from '../../../../shared/domain/assessment/category.ts'
import { audience } from '../../../../shared/domain/session-policy.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'
import { planDigest } from '../../analytics/index.ts'
import { announce } from '../../deliveries/index.ts'
import { documentSession } from '../../documentation/index.ts'
import { listClaimers } from '../../notifications/index.ts'
import { getMasker, keepSecrets, type Masked } from '../../redaction/index.ts'
import {
  accessOf,
  emitSession,
  lockSession,
  manageable,
  type SessionRow,
  updateSession,
} from '../../sessions/index.ts'
import { type Refining, rulesAssessor } from '../assessor.ts'
import { aboutHandoff } from '../changes.ts'
import { freeze } from '../freeze.ts'
import { presentHandoff } from '../present.ts'
import { type HandoffRow, lockCurrent, selectHandoffs } from '../queries.ts'
import { recordAnswers } from '../record-answers.ts'
import { finishAssessment } from './finish-assessment.ts'
import { askModel } from './refine-assessment.ts'

type NewHandoff = z.output<typeof newHandoff> & { sessionId: string }

/**
 * Escalates: hand-off, snapshot, assessment, ticket note, session state, bell entries and events in one
 * transaction. Who claimed a session may escalate it further, which ends the hand-off they held. With `refining` the rules'
 * answer is there at once and a model is asked after the commit; without, it is the last word. Answers to what the session
 * lacked become messages first; how many are affected is the impact where none is given.
 */
export const createHandoff = (ctx: Ctx, input: NewHandoff, refining?: Refining): Promise<Handoff> =>
  transact(ctx, async tx => {
    const current = await lockCurrent(tx, input.sessionId)
    const session = manageable(tx, await lockSession(tx, input.sessionId))
    // Looked at again behind the session's lock: another submit may have come first.
    if (session.status === 'escalated') throw await alreadyOpen(tx, input.sessionId)
    if (input.targetUserId) await requireClaimer(tx, input.targetUserId)
    if (current) await passOn(tx, current, session)

    const { affected } = await recordAnswers(tx, input.sessionId, input.answers ?? [])
    const escalated = await markEscalated(tx, input.sessionId)
    const snapshot = await freeze(tx, escalated)
    const told = await maskTold(tx, { ...input, impact: input.impact || affected })
    const draft = assess(ctx, told, snapshot)
    const created = await insertHandoff(tx, { ...input, ...told }, escalated, { snapshot, draft })
    tx.emit({
      type: 'handoff_created',
      data: { handoff: presentHandoff(created), category: categorize(ctx, snapshot) },
      audience: audience(accessOf(escalated)),
    })
    const refined = draft !== null && refining !== undefined && (await refining.model.enabled(tx))
    if (refined) askModel(tx, created.id, refining.seconds)
    const handoff = refined ? created : await endAtOnce(tx, created, escalated, draft)
    emitSession(tx, 'session_updated', escalated)
    await documentSession(tx, { session: escalated, kind: 'escalation', edited: input.documentation })
    await planDigest(tx)
    await announce(tx, 'escalation', await listClaimers(tx), aboutHandoff(handoff, escalated))
    return presentHandoff(handoff)
  }).then(handoff => {
    ctx.metrics.handoffs.inc({ watch_level: handoff.watchLevel })
    return handoff
  })

async function alreadyOpen(tx: Tx, sessionId: string) {
  const open = await lockCurrent(tx, sessionId)
  return problem('handoff_already_open', { handoffId: open?.id ?? '' })
}

async function requireClaimer(tx: Tx, userId: string) {
  const target = await tx.db
    .selectFrom('member_directory')
    .select('role')
    .where('id', '=', userId)
    .executeTakeFirst()
  if (!target || !atLeast(target.role as Role, 'engineer') || userId === tx.actor.id)
    throw problem('target_cannot_claim')
}

async function passOn(tx: Tx, current: HandoffRow, session: SessionRow) {
  const { rows } = await sql<HandoffRow>`
    with changed as (
      update handoff set status = 'passed_on', ended_at = clock_timestamp(), version = version + 1
      where  id = ${current.id}
      returning *
    )
    ${selectHandoffs({ handoffs: sql`changed` })}`.execute(tx.db)
  const [passed] = rows
  if (!passed) throw new Error('The claimed hand-off has no row')
  tx.emit({
    type: 'handoff_updated',
    data: { handoff: presentHandoff(passed) },
    audience: audience(accessOf(session)),
  })
}

async function markEscalated(tx: Tx, sessionId: string): Promise<SessionRow> {
  const session = await updateSession(
    tx,
    sessionId,
    sql`status = 'escalated', ever_escalated = true, handoff_count = handoff_count + 1, version = version + 1`,
  )
  if (!session) throw problem('not_found')
  return session
}

/** The rules' answer. A fault in them is logged and costs the assessment, never the hand-off. */
function assess({ log }: Ctx, { impact }: Told, snapshot: Snapshot): Assessment | null {
  try {
    return rulesAssessor.assess({ snapshot, impact: impact?.text ?? null })
  } catch (error) {
    log.error({ err: error }, 'the assessor failed')
    return null
  }
}

/** A fault in the rules costs the category, never the hand-off. */
function categorize({ log }: Ctx, snapshot: Snapshot): string | null {
  try {
    return categoryOf(snapshot)
  } catch (error) {
    log.error({ err: error }, 'no category was found')
    return null
  }
}

/** Nobody else is asked: what the rules said is the assessment. */
async function endAtOnce(tx: Tx, { id }: HandoffRow, session: SessionRow, draft: Assessment | null) {
  const handoff = await finishAssessment(
    tx,
    id,
    session,
    draft ? { status: 'ready', assessment: draft } : { status: 'failed' },
  )
  if (!handoff) throw new Error('The assessment of the new hand-off had ended before')
  return handoff
}

/** What the technician says of the escalation, its secrets masked. */
type Told = { reason: Masked; impact: Masked | undefined }

async function maskTold(tx: Tx, { reason, impact }: NewHandoff): Promise<Told> {
  const masker = await getMasker(tx)
  return {
    reason: masker.mask('reason', reason),
    impact: impact ? masker.mask('impact', impact) : undefined,
  }
}

async function insertHandoff(
  tx: Tx,
  input: Omit<NewHandoff, keyof Told> & Told,
  session: SessionRow,
  { snapshot, draft }: { snapshot: Snapshot; draft: Assessment | null },
): Promise<HandoffRow> {
  const { rows } = await sql<HandoffRow>`
    with created as (
      insert into handoff (org_id, session_id, number, reason, watch_level, impact, target_id, created_by, snapshot,
                           assessment_status, assessment)
      values (${tx.orgId}, ${session.id}, ${session.handoff_count}, ${input.reason.text}, ${input.watchLevel},
              ${input.impact?.text ?? null}, ${input.targetUserId ?? null}, ${tx.actor.id},
              ${JSON.stringify(snapshot)}::jsonb, 'pending', ${draft && JSON.stringify(draft)}::jsonb)
      returning *
    )
    ${selectHandoffs({ handoffs: sql`created` })}`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('The new hand-off has no row')
  const told = [input.reason, ...(input.impact ? [input.impact] : [])]
  await keepSecrets(
    tx,
    session.id,
    told.map(masked => ({ ...masked, entryId: row.id })),
  )
  return row
}
