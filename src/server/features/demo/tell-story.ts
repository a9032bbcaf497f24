import { type RawBuilder, sql } from 'kysely'
import { audience } from '../../../shared/domain/session-policy.ts'
import type { Actor, Ctx, Services } from '../../core/context.ts'
import { problem } from '../../core/problem.ts'
import { transact } from '../../core/transact.ts'
import { claimHandoff, createHandoff, resolveSession } from '../handoffs/index.ts'
import {
  accessOf,
  createSession,
  getSession,
  listMessages,
  listSteps,
  presentMessage,
  presentStep,
} from '../sessions/index.ts'
import type { Cast } from './cast.ts'
import { setNoteBack } from './set-note-back.ts'
import type { Story, StoryEscalation, StoryMessage } from './stories/story.ts'

type Telling = { services: Services; cast: Cast; story: Story; sessionId: string; startedAt: number }

/**
 * Plays a story into the database: the session and its hand-off through the product's own commands, what was
 * said and tried as rows, and every time set back to when the story says it happened.
 */
export async function tellStory(services: Services, cast: Cast, story: Story): Promise<void> {
  const { title, problem, client, ticketRef, state } = story
  const teller = { ...services, actor: cast[story.technician] }
  const { id } = await createSession(teller, { title, problem, client, ticketRef })
  const startedAt = Date.now() - story.startedMinutesAgo * 60_000
  const telling: Telling = { services, cast, story, sessionId: id, startedAt }
  await tellConversation(telling, 0, escalationOf(story)?.minute ?? Number.POSITIVE_INFINITY)

  if (state === 'active') return setBack(telling, lastMinute(story))
  if ('escalated' in state) return tellEscalation(telling, state.escalated)
  if ('claimed' in state) return tellEscalation(telling, state.claimed.escalation, state.claimed.claim)
  const { handedOff, minute, resolution } = state.resolved
  if (handedOff) await tellEscalation(telling, handedOff.escalation, handedOff.claim)
  const resolver = handedOff ? cast[handedOff.claim.by] : teller.actor
  await resolveSession(as(telling, resolver), { sessionId: id, resolution })
  await setBack(telling, minute, sql`, resolved_at = ${at(telling, minute)}`)
  await setNoteBack(teller, id, at(telling, minute))
}

const as = ({ services }: Telling, actor: Actor): Ctx => ({ ...services, actor })
const at = ({ startedAt }: Telling, minute: number) => new Date(startedAt + minute * 60_000)

function escalationOf({ state }: Story): StoryEscalation | undefined {
  if (state === 'active') return undefined
  if ('escalated' in state) return state.escalated
  return 'claimed' in state ? state.claimed.escalation : state.resolved.handedOff?.escalation
}

const lastMinute = ({ messages, steps }: Story) =>
  Math.max(0, ...[...messages, ...steps].map(told => told.minute))

/** What was said and tried after minute `from` (0: from the start) up to minute `to`. */
async function tellConversation(telling: Telling, from: number, to: number) {
  const { cast, story, sessionId } = telling
  const due = ({ minute }: { minute: number }) => (from === 0 || minute > from) && minute <= to
  await transact(as(telling, cast[story.technician]), async tx => {
    for (const [index, message] of story.messages.entries()) {
      if (!due(message)) continue
      await sql`
        insert into message (org_id, session_id, ordinal, author_id, author_name, role, text, at)
        values (${tx.orgId}, ${sessionId}, ${index + 1}, ${authorId(message, cast)}, ${authorName(message, cast)},
                ${roleOf(message)}, ${message.text}, ${at(telling, message.minute)})`.execute(tx.db)
    }
    for (const [index, step] of story.steps.entries()) {
      if (!due(step)) continue
      const told = at(telling, step.minute)
      await sql`
        insert into step (org_id, session_id, ordinal, text, outcome, note, message_id, author_id, at, updated_at)
        values (${tx.orgId}, ${sessionId}, ${index + 1}, ${step.text}, ${step.outcome}, ${step.note ?? null},
                (select id from message
                 where  session_id = ${sessionId} and ordinal = ${(step.fromMessage ?? -1) + 1}::int),
                ${cast[step.by ?? story.technician].id}, ${told}, ${told})`.execute(tx.db)
    }
    await sql`
      update pilot_session s
      set    message_count = (select count(*) from message m where m.org_id = s.org_id and m.session_id = s.id),
             step_count    = (select count(*) from step t where t.org_id = s.org_id and t.session_id = s.id),
             created_at    = ${at(telling, 0)}
      where  id = ${sessionId}`.execute(tx.db)
  })
}

const authorId = (message: StoryMessage, cast: Cast) =>
  message.by === 'client' || message.by === 'copilot' ? null : cast[message.by].id

function authorName(message: StoryMessage, cast: Cast): string {
  if (message.by === 'client') return message.author
  return message.by === 'copilot' ? 'Copilot' : cast[message.by].name
}

const roleOf = ({ by }: StoryMessage) => (by === 'client' || by === 'copilot' ? by : 'technician')

type Claim = { minute: number; by: 'engineer' | 'engineer2' }

async function tellEscalation(telling: Telling, escalation: StoryEscalation, claim?: Claim) {
  const { cast, story, sessionId } = telling
  const { reason, watchLevel, impact, target, minute } = escalation
  const handoff = await createHandoff(as(telling, cast[story.technician]), {
    sessionId,
    reason,
    watchLevel,
    impact,
    targetUserId: target && cast[target].id,
  })
  const technician = as(telling, cast[story.technician])
  await transact(technician, async tx => {
    await sql`
      update handoff set created_at = ${at(telling, minute)},
             snapshot = jsonb_set(snapshot, '{minutesWorked}', to_jsonb(${minute}::int))
      where  id = ${handoff.id}`.execute(tx.db)
    await sql`
      update delivery set queued_at = ${at(telling, minute)}, sent_at = ${at(telling, minute)}
      where  handoff_id = ${handoff.id}`.execute(tx.db)
    await sql`
      with told as (
        update notification set created_at = ${at(telling, minute)} where handoff_id = ${handoff.id}
        returning org_id, id, created_at
      )
      update notification_recipient r set created_at = told.created_at
      from   told where r.org_id = told.org_id and r.notification_id = told.id`.execute(tx.db)
  })
  await setNoteBack(technician, sessionId, at(telling, minute))
  if (claim) await tellClaim(telling, handoff.id, claim)
  await tellConversation(telling, minute, Number.POSITIVE_INFINITY)
  if (claim) await logWork(telling, claim)
  await setBack(telling, Math.max(claim?.minute ?? minute, lastMinute(story)))
}

async function tellClaim(telling: Telling, handoffId: string, claim: Claim) {
  const claimer = as(telling, telling.cast[claim.by])
  await claimHandoff(claimer, { handoffId })
  await transact(claimer, async tx => {
    await sql`update handoff set claimed_at = ${at(telling, claim.minute)} where id = ${handoffId}`.execute(
      tx.db,
    )
  })
}

/** What the claimer said and did after the claim is in the log, too: figures count from there. */
async function logWork(telling: Telling, { by, minute }: Claim) {
  const claimer = as(telling, telling.cast[by])
  const theirs = (author: string | null, then: Date) =>
    author === claimer.actor.id && then >= at(telling, minute)
  await transact(claimer, async tx => {
    const session = await getSession(tx, telling.sessionId)
    if (!session) throw problem('not_found')
    const readers = audience(accessOf(session))
    for (const row of await listMessages(tx, session.id))
      if (theirs(row.author_id, row.at))
        tx.emit({ type: 'message_added', data: { message: presentMessage(row) }, audience: readers })
    for (const row of await listSteps(tx, session.id))
      if (theirs(row.author_id, row.at))
        tx.emit({ type: 'step_recorded', data: { step: presentStep(row) }, audience: readers })
  })
}

function setBack(telling: Telling, minute: number, more: RawBuilder<unknown> = sql``): Promise<void> {
  const { cast, story, sessionId } = telling
  return transact(as(telling, cast[story.technician]), async tx => {
    await sql`update pilot_session set updated_at = ${at(telling, minute)}${more} where id = ${sessionId}`.execute(
      tx.db,
    )
  })
}
