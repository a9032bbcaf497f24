import { randomUUID } from 'node:crypto'
import type { Assessment, Handoff, Snapshot } from '../../../../shared/contract/handoffs.ts'
import type { Message, SessionSummary, Step, StepOutcome } from '../../../../shared/contract/sessions.ts'
import { categoryOf } from '../../../../shared/domain/assessment/category.ts'
import { asPlainText } from '../../../../shared/domain/documentation/plain-text.ts'
import { writeDocumentation } from '../../../../shared/domain/documentation/write-documentation.ts'
import { makeSnapshot } from '../../../../shared/domain/snapshot.ts'
import type { EventData, EventType } from '../../../../shared/events.ts'
import type { Actor } from '../../../core/context.ts'
import { rulesAssessor } from '../../handoffs/index.ts'
import type { Cast } from '../cast.ts'
import type { PastEscalation } from './plan-weeks.ts'

type Told = { [T in EventType]: { type: T; data: EventData<T> } }[EventType]

export type PastEvent = Told & { at: number; actor: Actor }
export type PastHandoff = { handoff: Handoff; snapshot: Snapshot; assessment: Assessment }
export type PastSession = {
  session: SessionSummary
  participants: string[]
  messages: Message[]
  steps: Step[]
  handoffs: PastHandoff[]
  /** The ticket note, as it was written when the session was resolved. */
  note: string
  events: PastEvent[]
}

/** How long somebody holds what they give back without having done anything. */
const IDLE_SECONDS = 280

/**
 * What became of one escalation: the session as it stands today, and what of it is in the log, at the times when it
 * happened. The rules that freeze and assess are the product's own.
 */
export function tellPast(past: PastEscalation, cast: Cast): PastSession {
  const { what, course } = past
  const technician = cast[past.technician]
  const [first, second] = past.claimers.map(key => cast[key]) as [Actor, Actor]
  const fill = (text: string) => text.replaceAll('{who}', past.who).replaceAll('{pc}', past.pc)
  const sessionId = randomUUID()
  const messages: Message[] = []
  const steps: Step[] = []
  const handoffs: PastHandoff[] = []
  const events: PastEvent[] = []
  let now = past.startedAt
  const iso = () => new Date(now).toISOString()
  const later = (seconds: number) => {
    now += Math.round(seconds * 1000)
  }

  const session: SessionSummary = {
    id: sessionId,
    title: fill(what.title),
    problem: fill(what.problem),
    client: past.client,
    ticketRef: past.ticketRef,
    status: 'active',
    owner: named(technician),
    createdBy: named(technician),
    createdAt: iso(),
    updatedAt: iso(),
    resolvedAt: null,
    resolution: null,
    version: 1,
  }

  const emit = (actor: Actor, told: Told) => events.push({ ...told, at: now, actor })

  function say(author: Actor, text: string): Message {
    const message: Message = {
      id: randomUUID(),
      sessionId,
      ordinal: messages.length + 1,
      author: named(author),
      role: 'technician',
      text,
      at: iso(),
    }
    messages.push(message)
    return message
  }

  function take(author: Actor, text: string, outcome: StepOutcome, note: string | null): Step {
    const [at, ordinal] = [iso(), steps.length + 1]
    const step: Step = {
      ...{ id: randomUUID(), sessionId, ordinal, text, outcome, note, messageId: null },
      ...{ author: named(author), at, updatedAt: at, version: 1 },
    }
    steps.push(step)
    return step
  }

  function escalate(by: Actor, reason: string): void {
    const snapshot = makeSnapshot({ session, messages, steps, at: iso() })
    const impact = what.impact ? fill(what.impact) : null
    const handoff: Handoff = {
      ...{ id: randomUUID(), sessionId, number: handoffs.length + 1, status: 'open', reason },
      ...{ watchLevel: what.watchLevel, impact, target: null, createdBy: named(by), createdAt: iso() },
      ...{
        claimedBy: null,
        claimedAt: null,
        endedAt: null,
        fence: 0,
        version: 1,
        assessmentStatus: 'pending',
      },
      session: { ...session, status: 'escalated' },
    }
    handoffs.push({ handoff, snapshot, assessment: rulesAssessor.assess({ snapshot, impact }) })
    emit(by, { type: 'handoff_created', data: { handoff, category: categoryOf(snapshot) } })
    later(past.assessed ? 0.2 : 5)
    change(by, 'handoff_assessment_ready', { assessmentStatus: past.assessed ? 'ready' : 'timed_out' })
  }

  /** The hand-off that was made last. */
  const current = () => handoffs.at(-1) as PastHandoff

  function change(
    by: Actor,
    type:
      | 'handoff_assessment_ready'
      | 'handoff_claimed'
      | 'handoff_updated'
      | `handoff_${'released' | 'returned' | 'withdrawn' | 'resolved'}`,
    next: Partial<Handoff>,
  ): void {
    const it = current()
    it.handoff = { ...it.handoff, ...next, version: it.handoff.version + 1 }
    emit(by, { type, data: { handoff: it.handoff } })
  }

  function claim(by: Actor): void {
    later(past.toSeen)
    emit(by, { type: 'handoff_seen', data: { handoffId: current().handoff.id, by: named(by) } })
    later(past.toClaim)
    const fence = current().handoff.fence + 1
    change(by, 'handoff_claimed', { status: 'claimed', claimedBy: named(by), claimedAt: iso(), fence })
    session.owner = named(by)
  }

  function act(by: Actor): void {
    later(past.toAction)
    const [suggested] = current().assessment.suggestedSteps
    if (past.takesUp && past.assessed && suggested)
      emit(by, { type: 'step_recorded', data: { step: take(by, suggested.text, 'worked', null) } })
    else emit(by, { type: 'message_added', data: { message: say(by, fill(what.answer)) } })
  }

  function giveBack(by: Actor): void {
    later(200)
    change(by, 'handoff_returned', { status: 'returned', endedAt: iso() })
    session.owner = named(technician)
  }

  function resolve(by: Actor): void {
    later(past.toEnd)
    session.status = 'resolved'
    if (current().handoff.status === 'claimed')
      change(by, 'handoff_resolved', {
        status: 'resolved',
        endedAt: iso(),
        session: { ...current().handoff.session, status: 'resolved' },
      })
    Object.assign(session, { resolution: fill(what.resolution), resolvedAt: iso(), updatedAt: iso() })
  }

  later(40)
  say(technician, fill(what.told))
  for (const [text, outcome, note] of what.steps) {
    later(past.worked / (what.steps.length + 1))
    take(technician, fill(text), outcome, note === undefined ? null : fill(note))
  }
  later(past.worked / (what.steps.length + 1))
  escalate(technician, fill(what.reason))
  if (past.test)
    emit(cast.admin, {
      type: 'handoff_test_marked',
      data: { handoffId: current().handoff.id, test: true },
    })

  switch (course) {
    case 'resolved':
      claim(first)
      act(first)
      resolve(first)
      break
    case 'idle':
      claim(first)
      later(IDLE_SECONDS)
      change(first, 'handoff_released', { status: 'open', claimedBy: null, claimedAt: null })
      claim(second)
      act(second)
      resolve(second)
      break
    case 'returned':
      claim(first)
      act(first)
      giveBack(first)
      resolve(technician)
      break
    case 'again':
      claim(first)
      act(first)
      giveBack(first)
      later(past.worked)
      escalate(technician, 'It came back within the hour, and what you advised did not hold.')
      claim(second)
      act(second)
      resolve(second)
      break
    case 'passed_on':
      claim(first)
      later(IDLE_SECONDS)
      change(first, 'handoff_updated', { status: 'passed_on', endedAt: iso() })
      escalate(first, 'I am called away, and it cannot wait.')
      claim(second)
      act(second)
      resolve(second)
      break
    case 'withdrawn':
      later(IDLE_SECONDS)
      change(technician, 'handoff_withdrawn', { status: 'withdrawn', endedAt: iso() })
      resolve(technician)
  }

  const made = handoffs.map(({ handoff }) => handoff)
  const note = asPlainText(writeDocumentation({ session, messages, steps, handoffs: made, at: iso() }))
  const claimers = made.flatMap(({ claimedBy }) => (claimedBy ? [claimedBy.id] : []))
  const participants = [...new Set([technician.id, ...claimers])]
  return { session, participants, messages, steps, handoffs, note, events }
}

const named = ({ id, name }: Actor) => ({ id, name })
