import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Transaction } from 'kysely'
import type { Role } from '../../../shared/contract/route.ts'
import type { Tables } from '../db/tables.ts'
import { problem } from '../problem.ts'

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

/**
 * Gives an account that belongs to no organization any more a new name and password. Answers its id, or
 * undefined when there is none. Throws `already_member` when it belongs to one: an invitation of another
 * organization must not set its password.
 */
export async function reviveAccount(
  db: Transaction<Tables>,
  { email, name, passwordHash }: NewAccount,
): Promise<string | undefined> {
  const account = await db
    .selectFrom('auth.user as u')
    .leftJoin('auth.member as m', 'm.user_id', 'u.id')
    .select(['u.id', 'm.id as member_id'])
    .where('u.email', '=', email)
    .executeTakeFirst()
  if (!account) return undefined
  if (account.member_id !== null) throw problem('already_member')
  const { id } = account
  await db.updateTable('auth.user').set({ name }).where('id', '=', id).execute()
  await db.updateTable('auth.account').set({ password: passwordHash }).where('user_id', '=', id).execute()
  await db.deleteFrom('auth.session').where('user_id', '=', id).execute()
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
