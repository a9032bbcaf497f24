import { type Kysely, sql } from 'kysely'
import type { Invitation, Member } from '../../../shared/contract/members.ts'
import type { Role } from '../../../shared/contract/route.ts'
import type { Tables } from '../../core/db/tables.ts'
import type { ReadTx } from '../../core/transact.ts'

/** Members by name. */
export async function listMembers(tx: ReadTx): Promise<Member[]> {
  const rows = await tx.db
    .selectFrom('member_directory')
    .select(['id', 'name', 'email', 'role', 'joined_at'])
    .orderBy('name')
    .execute()
  return rows.map(row => ({
    id: row.id ?? '',
    name: row.name ?? '',
    email: row.email ?? '',
    role: row.role as Role,
    joinedAt: row.joined_at?.toISOString() ?? '',
  }))
}

/** Invitations of an organization that can still be accepted. */
export async function listInvitations(db: Kysely<Tables>, orgId: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('auth.invitation as i')
    .innerJoin('auth.user as u', 'u.id', 'i.inviter_id')
    .select(['i.id', 'i.email', 'i.role', 'i.expires_at', 'u.name as invited_by'])
    .where('i.organization_id', '=', orgId)
    .where('i.status', '=', 'pending')
    .where('i.expires_at', '>', sql<Date>`now()`)
    .orderBy('i.created_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    email: row.email,
    role: row.role as Role,
    expiresAt: row.expires_at.toISOString(),
    invitedBy: row.invited_by,
  }))
}
