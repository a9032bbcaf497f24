import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { documentationDraft } from '../../../shared/contract/documentation.ts'
import { answerMessage } from '../../../shared/domain/gaps/answers.ts'
import type { Redacted } from '../../../shared/domain/redaction/redacted.ts'
import type { ReadTx } from '../../core/transact.ts'
import { getMasker } from '../redaction/index.ts'
import { getSession, manageable, readable, type SessionRow } from '../sessions/index.ts'
import { draftNote } from './draft.ts'
import { findName } from './queries.ts'

type Draft = z.output<typeof documentationDraft>
type Escalation = Extract<Draft, { kind: 'escalation' }>

/** The note as it would be if the actor did now what `draft` says, masked as it would be stored. */
export async function previewNote(tx: ReadTx, sessionId: string, draft: Draft): Promise<Redacted> {
  const note = await preview(tx, sessionId, draft)
  return (await getMasker(tx)).mask('documentation', note).text
}

async function preview(tx: ReadTx, sessionId: string, draft: Draft): Promise<string> {
  const found = await getSession(tx, sessionId)
  const now = new Date()
  switch (draft.kind) {
    case 'manual':
      return draftNote(tx, readable(tx, found), now)
    case 'resolution':
      return draftNote(tx, resolved(manageable(tx, found), draft.resolution, now), now)
    case 'escalation':
      return previewEscalation(tx, manageable(tx, found), draft, now)
  }
}

const resolved = (session: SessionRow, resolution: string | undefined, at: Date): SessionRow => ({
  ...session,
  status: 'resolved',
  resolution: resolution || null,
  resolved_at: at,
})

async function previewEscalation(tx: ReadTx, session: SessionRow, draft: Escalation, at: Date) {
  const { reason, watchLevel, impact, targetUserId, answers = [] } = draft
  const targetName = targetUserId ? await findName(tx, targetUserId) : null
  const affected = answers.find(({ gap }) => gap === 'affected')?.text
  return draftNote(tx, { ...session, status: 'escalated' }, at, {
    handoff: made => ({
      number: made + 1,
      status: 'open',
      reason: reason ?? '',
      watchLevel,
      impact: impact || affected || null,
      target: targetUserId && targetName !== null ? { id: targetUserId, name: targetName } : null,
      createdBy: { id: tx.actor.id, name: tx.actor.name },
      createdAt: at.toISOString(),
      claimedBy: null,
      claimedAt: null,
      endedAt: null,
    }),
    messages: written =>
      answers.map((answer, place) => ({
        id: randomUUID(),
        sessionId: session.id,
        ordinal: written + place + 1,
        author: { id: tx.actor.id, name: tx.actor.name },
        role: 'technician',
        text: answerMessage(answer),
        at: at.toISOString(),
      })),
  })
}
