import { sql } from 'kysely'
import { hash, insertAccount, insertMember, insertOrganization } from '../../../core/auth/accounts.ts'
import { changePeople } from '../../../core/auth/people.ts'
import { sameSecret } from '../../../core/auth/secret.ts'
import type { Services } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'

/** True until the first organization exists. */
export async function setupNeeded({ db }: Services): Promise<boolean> {
  const row = await db.kysely.selectFrom('auth.organization').select('id').limit(1).executeTakeFirst()
  return row === undefined
}

type Setup = { token: string; organization: string; name: string; email: string; password: string }

/** Makes the first organization and its owner, once, for whoever reads the server's log. */
export async function completeSetup(services: Services, wantedToken: string, input: Setup): Promise<void> {
  if (!sameSecret(input.token, wantedToken)) throw problem('setup_token_wrong')
  const passwordHash = await hash(input.password)
  await changePeople(services, null, async (db, emit) => {
    // Two first runs at once would both find nothing.
    await sql`lock table auth.organization in exclusive mode`.execute(db)
    const taken = await db.selectFrom('auth.organization').select('id').limit(1).executeTakeFirst()
    if (taken) throw problem('setup_done')
    const orgId = await insertOrganization(db, input.organization)
    const userId = await insertAccount(db, { email: input.email, name: input.name, passwordHash })
    await insertMember(db, orgId, userId, 'owner')
    emit({
      type: 'member_joined',
      data: { userId, role: 'owner' },
      audience: { userIds: [], minRole: 'technician' },
    })
    return { orgId, result: undefined }
  })
}
