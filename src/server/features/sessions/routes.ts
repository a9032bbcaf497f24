import * as contract from '../../../shared/contract/sessions.ts'
import { canManage, canWrite } from '../../../shared/domain/session-policy.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { addMessage } from './commands/add-message.ts'
import { addStep } from './commands/add-step.ts'
import { changeStep } from './commands/change-step.ts'
import { createSession } from './commands/create-session.ts'
import { importSession } from './commands/import-session.ts'
import { requestEscalation } from './commands/request-escalation.ts'
import { readable } from './policy.ts'
import { accessOf, presentMessage, presentSession, presentStep } from './present.ts'
import { getCurrentHandoffId, getSession, listMessages, listSessions, listSteps } from './queries.ts'

/** `/ai-sessions`: sessions, their messages and steps. */
export function sessionRoutes(app: App): void {
  route(app, contract.listSessions, (ctx, { query }) =>
    read(ctx, async tx => {
      const [updatedAt, id] = query.before?.split('|') ?? []
      const before = updatedAt && id ? { updatedAt, id } : undefined
      const rows = await listSessions(tx, { ...query, before })
      const last = rows.length === query.limit && !query.q ? rows.at(-1) : undefined
      return {
        sessions: rows.map(presentSession),
        nextBefore: last ? `${last.updated_at.toISOString()}|${last.id}` : null,
        cursor: tx.cursor,
      }
    }),
  )

  route(app, contract.createSession, (ctx, { body }) => createSession(ctx, body))

  route(app, contract.importSession, (ctx, { body }) => importSession(ctx, body))

  route(app, contract.getSession, (ctx, { params }) =>
    read(ctx, async tx => {
      const session = readable(tx, await getSession(tx, params.id))
      const access = accessOf(session)
      return {
        session: presentSession(session),
        participants: session.participants,
        messages: (await listMessages(tx, params.id)).map(presentMessage),
        steps: (await listSteps(tx, params.id)).map(presentStep),
        permissions: { write: canWrite(tx.actor, access), manage: canManage(tx.actor, access) },
        currentHandoffId: await getCurrentHandoffId(tx, params.id),
        cursor: tx.cursor,
      }
    }),
  )

  route(app, contract.addMessage, (ctx, { params, body }) =>
    addMessage(ctx, { sessionId: params.id, ...body }),
  )

  route(app, contract.addStep, (ctx, { params, body }) => addStep(ctx, { sessionId: params.id, ...body }))

  route(app, contract.changeStep, (ctx, { params, body }) =>
    changeStep(ctx, { sessionId: params.id, stepId: params.stepId, ...body }),
  )

  route(app, contract.requestEscalation, (ctx, { params, body }) =>
    requestEscalation(ctx, { sessionId: params.id, ...body }),
  )
}
