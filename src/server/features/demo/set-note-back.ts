import { sql } from 'kysely'
import { problem } from '../../core/problem.ts'
import { read } from '../../core/transact.ts'
import { draftNote } from '../documentation/index.ts'
import { getSession } from '../sessions/index.ts'

type Reader = Parameters<typeof read>[0]

/**
 * Writes the newest version of a session's note again, with the times that the story has set. The tenant role may
 * not change a version, so this is the one place that does it as the owner of the tables.
 */
export async function setNoteBack(reader: Reader, sessionId: string, at: Date): Promise<void> {
  const text = await read(reader, async tx => {
    const session = await getSession(tx, sessionId)
    if (!session) throw problem('not_found')
    return draftNote(tx, session, at)
  })
  await reader.db.kysely.transaction().execute(async db => {
    await sql`select set_config('rf.org_id', ${reader.actor.orgId}, true)`.execute(db)
    await sql`
      update documentation d set text = ${text}, created_at = ${at}
      where  d.session_id = ${sessionId}
      and    d.version = (select max(version) from documentation where session_id = ${sessionId})`.execute(db)
  })
}
