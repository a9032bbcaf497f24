import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '../../core/context.ts'
import { transact } from '../../core/transact.ts'
import { createHandoff } from '../handoffs/index.ts'
import { addMessage, addStep, createSession, writeMessage } from '../sessions/index.ts'
import type { LiveAct, LiveScript } from './stories/live-script.ts'

/**
 * Begins a live play and answers its session; what follows happens while the caller watches, through the
 * same commands a person would use.
 */
export async function playEscalation(ctx: Ctx, script: LiveScript): Promise<string> {
  const technician = await findTechnician(ctx, script.technician)
  const { title, problem, client, ticketRef } = script
  const session = await createSession(technician, { title, problem, client, ticketRef })
  play(technician, session.id, script).catch(error => ctx.log.warn({ err: error }, 'the live play stopped'))
  return session.id
}

async function findTechnician(ctx: Ctx, name: string): Promise<Ctx> {
  const { orgId } = ctx.actor
  const { id } = await ctx.db.kysely
    .selectFrom('person')
    .select('id')
    .where('org_id', '=', orgId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return { ...ctx, actor: { id, name, orgId, role: 'technician' } }
}

async function play(technician: Ctx, sessionId: string, { acts, escalation }: LiveScript): Promise<void> {
  for (const act of acts) {
    await sleep(act.delayMs)
    await perform(technician, sessionId, act)
  }
  const { delayMs, ...handoff } = escalation
  await sleep(delayMs)
  await createHandoff(technician, { sessionId, ...handoff })
}

async function perform(technician: Ctx, sessionId: string, act: LiveAct): Promise<void> {
  const { text } = act
  if ('step' in act) return void (await addStep(technician, { sessionId, text, ...act.step }))
  const { message } = act
  if (message.by === 'technician') return void (await addMessage(technician, { sessionId, text }))
  const quoted = { name: message.by === 'client' ? message.author : 'Copilot', role: message.by }
  await transact(technician, tx => writeMessage(tx, { sessionId, text, quoted }))
}
