import { z } from 'zod'
import { text, timestamp, userId } from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute, ROLES } from './route.ts'

export const role = z.enum(ROLES)
const email = z.email().max(254).toLowerCase()
const password = z.string().min(12, 'Needs at least 12 characters').max(128)
const secretToken = z
  .string()
  .min(20)
  .max(200)
  .regex(/^[\w-]+$/)

export const me = z.object({
  user: z.object({ id: userId, name: z.string(), email: z.string() }),
  organization: z.object({ id: userId, name: z.string() }),
  role,
  /** True for the throw-away demo organization. */
  demo: z.boolean(),
})
export type Me = z.output<typeof me>

export const member = z.object({ id: userId, name: z.string(), email: z.string(), role, joinedAt: timestamp })
export type Member = z.output<typeof member>

export const invitation = z.object({
  id: userId,
  email: z.string(),
  role,
  expiresAt: timestamp,
  invitedBy: z.string(),
})
export type Invitation = z.output<typeof invitation>

export const getMe = defineRoute('getMe', {
  summary: 'Who is logged in, in which organization and role',
  access: 'technician',
  response: me,
})

export const listMembers = defineRoute('listMembers', {
  summary: 'Members of the organization, by name',
  description: 'Mail addresses are shown to admins and owners only; others get an empty string.',
  access: 'technician',
  response: z.object({ members: z.array(member) }),
})

export const changeMemberRole = defineRoute('changeMemberRole', {
  summary: "Change a member's role",
  description: 'Only an owner makes or unmakes owners; the last owner stays one.',
  access: 'admin',
  params: z.strictObject({ id: userId }),
  body: z.strictObject({ role }),
  response: member,
  problems: ['not_found', 'owner_only', 'last_owner'],
})

export const removeMember = defineRoute('removeMember', {
  summary: 'Remove a member; their logins end and their open streams close',
  access: 'admin',
  params: z.strictObject({ id: userId }),
  response: z.object({ removed: z.literal(true) }),
  problems: ['not_found', 'owner_only', 'last_owner'],
})

export const listInvitations = defineRoute('listInvitations', {
  summary: 'Invitations that are waiting for an answer',
  access: 'admin',
  response: z.object({ invitations: z.array(invitation) }),
})

export const createInvitation = defineRoute('createInvitation', {
  summary: 'Invite someone by link',
  description: 'The link is in this answer and nowhere else; it works once, for seven days.',
  access: 'admin',
  body: z.strictObject({ email, role }),
  response: z.object({ invitation, link: z.string() }),
  status: 201,
  problems: ['owner_only', 'already_member'],
})

export const revokeInvitation = defineRoute('revokeInvitation', {
  summary: 'Revoke an invitation',
  access: 'admin',
  params: z.strictObject({ id: userId }),
  response: z.object({ revoked: z.literal(true) }),
  problems: ['not_found'],
})

export const readInvitation = defineRoute('readInvitation', {
  summary: 'What an invitation link is for',
  access: 'public',
  body: z.strictObject({ token: secretToken }),
  response: z.object({ email: z.string(), role, organization: z.string(), invitedBy: z.string() }),
  problems: ['invitation_invalid'],
  perMinute: 20,
})

export const acceptInvitation = defineRoute('acceptInvitation', {
  summary: 'Accept an invitation: makes the account and logs in',
  access: 'public',
  body: z.strictObject({ token: secretToken, name: text(LIMITS.name), password }),
  response: z.object({ accepted: z.literal(true) }),
  status: 201,
  problems: ['invitation_invalid', 'already_member'],
  perMinute: 20,
})

export const getSetup = defineRoute('getSetup', {
  summary: 'Whether this server waits for its first owner, and whether it is a demo',
  access: 'public',
  response: z.object({
    needed: z.boolean(),
    /** Log-ins to offer on the log-in page; empty outside demo mode. */
    demoLogins: z.array(z.object({ label: z.string(), email: z.string(), password: z.string() })),
  }),
})

export const completeSetup = defineRoute('completeSetup', {
  summary: 'First run: make the organization and its owner',
  description: 'Needs the one-time token that the server printed in its log.',
  access: 'public',
  body: z.strictObject({
    // Any text: a token that is cut short is wrong, not ill-formed.
    token: text(200),
    organization: text(LIMITS.name),
    name: text(LIMITS.name),
    email,
    password,
  }),
  response: z.object({ created: z.literal(true) }),
  status: 201,
  problems: ['setup_done', 'setup_token_wrong'],
  perMinute: 10,
})
