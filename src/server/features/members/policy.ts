import { sql, type Transaction } from 'kysely'
import { atLeast, type Role } from '../../../shared/contract/route.ts'
import type { Actor } from '../../core/context.ts'
import type { Tables } from '../../core/db/tables.ts'
import { problem } from '../../core/problem.ts'

/** Only an owner gives the role of owner or touches who has it. */
export function requireOwnerFor(actor: Actor, ...roles: Role[]): void {
  if (roles.some(role => atLeast(role, 'owner')) && actor.role !== 'owner') throw problem('owner_only')
}

/**
 * A member whose role is about to change, with all owners of the organization locked: two owners who demote
 * each other at the same moment must not leave nobody.
 */
export async function lockMember(db: Transaction<Tables>, orgId: string, userId: string) {
  const owners = await db
    .selectFrom('auth.member')
    .select('user_id')
    .where('organization_id', '=', orgId)
    .where('role', '=', 'owner')
    .orderBy('user_id')
    .forUpdate()
    .execute()
  const { rows } = await sql<{ role: Role; name: string; email: string; created_at: Date }>`
    select m.role, u.name, u.email, m.created_at
    from   auth.member m join auth."user" u on u.id = m.user_id
    where  m.organization_id = ${orgId} and m.user_id = ${userId}
    for update of m`.execute(db)
  const [member] = rows
  if (!member) throw problem('not_found')
  return { ...member, isLastOwner: member.role === 'owner' && owners.length === 1 }
}
