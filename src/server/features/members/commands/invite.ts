import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Invitation } from '../../../../shared/contract/members.ts'
import type { Role } from '../../../../shared/contract/route.ts'
import { hash, insertAccount, insertMember, reviveAccount } from '../../../core/auth/accounts.ts'
import { changePeople } from '../../../core/auth/people.ts'
import type { Ctx, Services } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { requireOwnerFor } from '../policy.ts'

const VALID_DAYS = 7

/** Only the hash is stored, so that the database alone opens no door. */
const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** Invites someone. The token is in the answer and nowhere else; an older invitation of the same address ends. */
export async function createInvitation(
  ctx: Ctx,
  { email, role }: { email: string; role: Role },
): Promise<{ invitation: Invitation; token: string }> {
  requireOwnerFor(ctx.actor, role)
  const token = randomBytes(24).toString('base64url')
  const { orgId } = ctx.actor
  return ctx.db.kysely.transaction().execute(async db => {
    const member = await db
      .selectFrom('auth.member as m')
      .innerJoin('auth.user as u', 'u.id', 'm.user_id')
      .select('m.id')
      .where('m.organization_id', '=', orgId)
      .where('u.email', '=', email)
      .executeTakeFirst()
    if (member) throw problem('already_member')
    await db
      .updateTable('auth.invitation')
      .set({ status: 'canceled' })
      .where('organization_id', '=', orgId)
      .where('email', '=', email)
      .where('status', '=', 'pending')
      .execute()
    const { expires_at, id } = await db
      .insertInto('auth.invitation')
      .values({
        id: randomUUID(),
        organization_id: orgId,
        email,
        role,
        expires_at: sql`now() + ${VALID_DAYS} * interval '1 day'`,
        inviter_id: ctx.actor.id,
        token_hash: hashToken(token),
      })
      .returning(['id', 'expires_at'])
      .executeTakeFirstOrThrow()
    const invitation = { id, email, role, expiresAt: expires_at.toISOString(), invitedBy: ctx.actor.name }
    return { invitation, token }
  })
}

/** Ends an invitation that nobody has accepted. */
export async function revokeInvitation(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const revoked = await ctx.db.kysely
    .updateTable('auth.invitation')
    .set({ status: 'canceled' })
    .where('id', '=', id)
    .where('organization_id', '=', ctx.actor.orgId)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  if (!revoked) throw problem('not_found')
}

/** What the token invites to. Throws `invitation_invalid` for a token that opens nothing (any more). */
export async function readInvitation({ db }: Services, token: string) {
  const row = await db.kysely
    .selectFrom('auth.invitation as i')
    .innerJoin('auth.organization as o', 'o.id', 'i.organization_id')
    .innerJoin('auth.user as u', 'u.id', 'i.inviter_id')
    .select(['i.email', 'i.role', 'o.name as organization', 'u.name as invited_by'])
    .where('i.token_hash', '=', hashToken(token))
    .where('i.status', '=', 'pending')
    .where('i.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (!row) throw problem('invitation_invalid')
  return {
    email: row.email,
    role: row.role as Role,
    organization: row.organization,
    invitedBy: row.invited_by,
  }
}

/**
 * Makes the account and the membership that the token promises. Works once. Answers the mail address. Who
 * was removed everywhere comes back under the same account with a new name and password.
 */
export async function acceptInvitation(
  services: Services,
  { token, name, password }: { token: string; name: string; password: string },
): Promise<{ email: string }> {
  await readInvitation(services, token)
  const passwordHash = await hash(password)
  return changePeople(services, null, async (db, emit) => {
    const invitation = await db
      .updateTable('auth.invitation')
      .set({ status: 'accepted' })
      .where('token_hash', '=', hashToken(token))
      .where('status', '=', 'pending')
      .where('expires_at', '>', sql<Date>`now()`)
      .returning(['organization_id', 'email', 'role'])
      .executeTakeFirst()
    if (!invitation) throw problem('invitation_invalid')
    const { email, organization_id: orgId } = invitation
    const role = invitation.role as Role
    const account = { email, name, passwordHash }
    const userId = (await reviveAccount(db, account)) ?? (await insertAccount(db, account))
    await insertMember(db, orgId, userId, role)
    emit({ type: 'member_joined', data: { userId, role }, audience: { userIds: [], minRole: 'technician' } })
    return { orgId, result: { email } }
  })
}
