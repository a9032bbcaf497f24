import { sql } from 'kysely'
import type { AnswerSource, CitedSession } from '../../../shared/contract/copilot.ts'
import type { ReadTx } from '../../core/transact.ts'

export type CopilotRow = {
  session_id: string
  answers: boolean
  answer_id: string | null
  asked_by: string | null
  asker_name: string | null
  answering_since: string | null
  answering_until: string | null
  version: number
  recent: {
    message_id: string
    source: AnswerSource
    cited: CitedSession[]
    proposals: { text: string; why: string | null }[]
  }[]
}

const RECENT_MAX = 20

/** What the copilot does in a session; as before its first answer when there is no row. */
export async function getCopilotRow(tx: ReadTx, sessionId: string): Promise<CopilotRow> {
  const { rows } = await sql<CopilotRow>`
    select ${sessionId}::text as session_id, coalesce(c.answers, true) as answers, c.answer_id, c.asked_by,
           p.name as asker_name, c.answering_since, c.answering_until, coalesce(c.version, 0) as version,
           (select coalesce(jsonb_agg(to_jsonb(a) order by a.ordinal desc), '[]')
            from   (select a.message_id, a.source, a.cited, a.proposals, m.ordinal
                    from   copilot_answer a
                    join   message m on m.org_id = a.org_id and m.id = a.message_id
                    where  a.org_id = ${tx.orgId} and a.session_id = ${sessionId}
                    order  by m.ordinal desc limit ${RECENT_MAX}) a) as recent
    from   (select) one
    left   join copilot_session c on c.org_id = ${tx.orgId} and c.session_id = ${sessionId}
    left   join person p on p.org_id = c.org_id and p.id = c.asked_by`.execute(tx.db)
  const [row] = rows
  if (!row) throw new Error('One row is always answered')
  return row
}

export type Said = { role: string; author_name: string; text: string }

/** The newest messages of a session, the oldest of them first. */
export async function listNewestMessages(tx: ReadTx, sessionId: string, limit: number): Promise<Said[]> {
  const rows = await tx.db
    .selectFrom('message')
    .select(['role', 'author_name', 'text'])
    .where('session_id', '=', sessionId)
    .orderBy('ordinal', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse()
}
