import type { Member } from '../../../../shared/contract/members.ts'
import type { Role } from '../../../../shared/contract/route.ts'
import { changePeople } from '../../../core/auth/people.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { lockMember, requireOwnerFor } from '../policy.ts'

/** Gives a member another role; it counts from their next request on. */
export const changeMemberRole = (
  ctx: Ctx,
  { userId, role }: { userId: string; role: Role },
): Promise<Member> =>
  changePeople(ctx, ctx.actor, async (db, emit) => {
    const { orgId } = ctx.actor
    const member = await lockMember(db, orgId, userId)
    requireOwnerFor(ctx.actor, member.role, role)
    if (member.isLastOwner && role !== 'owner') throw problem('last_owner')
    if (member.role !== role) {
      await db
        .updateTable('auth.member')
        .set({ role })
        .where('organization_id', '=', orgId)
        .where('user_id', '=', userId)
        .execute()
      emit({
        type: 'member_role_changed',
        data: { userId, role },
        audience: { userIds: [userId], minRole: 'technician' },
      })
    }
    const { name, email, created_at } = member
    return { orgId, result: { id: userId, name, email, role, joinedAt: created_at.toISOString() } }
  })

/** Ends a membership, and with it every login that worked in this organization. */
export const removeMember = (ctx: Ctx, { userId }: { userId: string }): Promise<{ removed: true }> =>
  changePeople(ctx, ctx.actor, async (db, emit) => {
    const { orgId } = ctx.actor
    const member = await lockMember(db, orgId, userId)
    requireOwnerFor(ctx.actor, member.role)
    if (member.isLastOwner) throw problem('last_owner')
    await db
      .deleteFrom('auth.member')
      .where('organization_id', '=', orgId)
      .where('user_id', '=', userId)
      .execute()
    await db
      .deleteFrom('auth.session')
      .where('user_id', '=', userId)
      .where('active_organization_id', '=', orgId)
      .execute()
    emit({ type: 'member_removed', data: { userId }, audience: { userIds: [userId], minRole: 'technician' } })
    return { orgId, result: { removed: true } }
  })
