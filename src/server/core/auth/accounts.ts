import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Transaction } from 'kysely'
import type { Role } from '../../../shared/contract/route.ts'
import type { Tables } from '../db/tables.ts'

export type NewAccount = { email: string; name: string; passwordHash: string }

/** What is stored of a password. Slow by design, so it is made before a transaction begins. */
export const hash = hashPassword

/** Makes a person with a password. Answers their id. */
export async function insertAccount(
  db: Transaction<Tables>,
  { email, name, passwordHash }: NewAccount,
): Promise<string> {
  const id = randomUUID()
  await db.insertInto('auth.user').values({ id, email, name, email_verified: true }).execute()
  await db
    .insertInto('auth.account')
    .values({
      id: randomUUID(),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password: passwordHash,
    })
    .execute()
  return id
}

/** Makes an organization and answers its id. Its event log is there with it. */
export async function insertOrganization(db: Transaction<Tables>, name: string): Promise<string> {
  const id = randomUUID()
  await db.insertInto('auth.organization').values({ id, name, slug: id }).execute()
  return id
}

/** Makes someone a member. */
export async function insertMember(
  db: Transaction<Tables>,
  orgId: string,
  userId: string,
  role: Role,
): Promise<void> {
  await db
    .insertInto('auth.member')
    .values({ id: randomUUID(), organization_id: orgId, user_id: userId, role })
    .execute()
}
