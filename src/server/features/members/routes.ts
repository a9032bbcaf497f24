import type { FastifyReply } from 'fastify'
import * as contract from '../../../shared/contract/members.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import { type App, route } from '../../core/http/route.ts'
import { read } from '../../core/transact.ts'
import { changeMemberRole, removeMember } from './commands/change-member.ts'
import { completeSetup, setupNeeded } from './commands/complete-setup.ts'
import { acceptInvitation, createInvitation, readInvitation, revokeInvitation } from './commands/invite.ts'
import { listInvitations, listMembers } from './queries.ts'

type MemberOptions = {
  setupToken: string
  /** Null outside demo mode. */
  demoLogins: { label: string; email: string; password: string }[] | null
}

/** `/me`, `/members`, `/invitations` and the first run. */
export function memberRoutes(app: App, { setupToken, demoLogins }: MemberOptions): void {
  route(app, contract.getMe, async ctx => {
    const { id, name, orgId, role } = ctx.actor
    const { email, organization } = await ctx.db.kysely
      .selectFrom('auth.user as u')
      .innerJoin('auth.organization as o', join => join.on('o.id', '=', orgId))
      .select(['u.email', 'o.name as organization'])
      .where('u.id', '=', id)
      .executeTakeFirstOrThrow()
    return {
      user: { id, name, email },
      organization: { id: orgId, name: organization },
      role,
      demo: demoLogins !== null,
    }
  })

  route(app, contract.listMembers, ctx =>
    read(ctx, async tx => {
      const members = await listMembers(tx)
      const showMail = atLeast(ctx.actor.role, 'admin')
      return { members: showMail ? members : members.map(member => ({ ...member, email: '' })) }
    }),
  )

  route(app, contract.changeMemberRole, (ctx, { params, body }) =>
    changeMemberRole(ctx, { userId: params.id, role: body.role }),
  )

  route(app, contract.removeMember, (ctx, { params }) => removeMember(ctx, { userId: params.id }))

  route(app, contract.listInvitations, async ctx => ({
    invitations: await listInvitations(ctx.db.kysely, ctx.actor.orgId),
  }))

  route(app, contract.createInvitation, async (ctx, { body }) => {
    const { invitation, token } = await createInvitation(ctx, body)
    // Behind the #, so that it is in no server's and no proxy's log.
    return { invitation, link: `/invite#${token}` }
  })

  route(app, contract.revokeInvitation, async (ctx, { params }) => {
    await revokeInvitation(ctx, params)
    return { revoked: true as const }
  })

  route(app, contract.readInvitation, (ctx, { body }) => readInvitation(ctx, body.token))

  route(app, contract.acceptInvitation, async (ctx, { body }) => {
    const { email } = await acceptInvitation(ctx, body)
    await logIn(app, ctx.reply, email, body.password)
    return { accepted: true as const }
  })

  route(app, contract.getSetup, async ctx => ({
    needed: await setupNeeded(ctx),
    demoLogins: demoLogins ?? [],
  }))

  route(app, contract.completeSetup, async (ctx, { body }) => {
    await completeSetup(ctx, setupToken, body)
    await logIn(app, ctx.reply, body.email, body.password)
    return { created: true as const }
  })
}

/** Gives the browser that made an account its login. */
async function logIn({ auth }: App, reply: FastifyReply, email: string, password: string) {
  const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
  reply.header('set-cookie', headers.getSetCookie())
}
