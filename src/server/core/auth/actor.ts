import type { Role } from '../../../shared/contract/route.ts'
import type { Actor } from '../context.ts'
import type { Db } from '../db/db.ts'
import { requireDatabase } from '../db/unavailable.ts'
import { problem } from '../problem.ts'
import type { Auth } from './auth.ts'

/** A login and, where it has one, its membership. */
export type Login = { userId: string; actor: Actor | null; setCookies: string[] }

/**
 * Who sent these headers. The role is read anew each time, so that a change counts from the next request
 * on. Throws `login_required` when nobody is logged in.
 */
export async function findLogin(auth: Auth, db: Db, cookie: string | undefined): Promise<Login> {
  if (!cookie) throw problem('login_required')
  const { response, headers } = await auth.api
    .getSession({ headers: new Headers({ cookie }), returnHeaders: true })
    .catch(async error => {
      await requireDatabase(db)
      throw error
    })
  if (!response) throw problem('login_required')
  const { user, session } = response
  const row = await db.kysely
    .selectFrom('auth.member')
    .select(['organization_id', 'role'])
    .where('user_id', '=', user.id)
    .where('organization_id', '=', session.activeOrganizationId ?? '')
    .executeTakeFirst()
  return {
    userId: user.id,
    actor: row ? { id: user.id, name: user.name, orgId: row.organization_id, role: row.role as Role } : null,
    setCookies: headers.getSetCookie(),
  }
}
