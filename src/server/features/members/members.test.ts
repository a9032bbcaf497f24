import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Member,
  PASSWORD,
  startApp,
  type TestApp,
  type TestOrganization,
} from '../../../../test/support/app.ts'
import { logIn, makeCaller } from '../../../../test/support/caller.ts'
import * as contract from '../../../shared/contract/members.ts'
import { createSession } from '../../../shared/contract/sessions.ts'
import { setupToken } from '../../core/auth/secret.ts'

let app: TestApp
let organization: TestOrganization
let owner: Member
let admin: Member
let technician: Member

beforeAll(async () => {
  app = await startApp()
  organization = await app.addOrganization()
  owner = await organization.hire('owner')
  admin = await organization.hire('admin')
  technician = await organization.hire('technician')
})
afterAll(() => app?.close())

const of = (member: Member) => ({ id: member.actor.id })
const NEW_PASSWORD = 'a password for someone new'

describe('a role', () => {
  test('counts from the next request on, and everyone sees it', async () => {
    const promoted = await organization.hire('technician')
    const listener = await technician.stream()
    await promoted.refused(contract.listInvitations, {}, 'role_too_low')
    const answer = await admin.call(contract.changeMemberRole, {
      params: of(promoted),
      body: { role: 'admin' },
    })
    expect(answer).toMatchObject({ id: promoted.actor.id, role: 'admin' })
    await promoted.call(contract.listInvitations, {})
    const { data } = await listener.event('member_role_changed')
    expect(data).toEqual({ userId: promoted.actor.id, role: 'admin' })
    listener.close()
  })

  test('of owner is given and taken by owners alone', async () => {
    const second = await organization.hire('owner')
    const asOwner = { role: 'owner' } as const
    await admin.refused(contract.changeMemberRole, { params: of(technician), body: asOwner }, 'owner_only')
    await admin.refused(
      contract.changeMemberRole,
      { params: of(second), body: { role: 'technician' } },
      'owner_only',
    )
    await admin.refused(contract.removeMember, { params: of(second) }, 'owner_only')
    await admin.refused(
      contract.createInvitation,
      { body: { email: 'o@example.test', ...asOwner } },
      'owner_only',
    )
    await owner.call(contract.changeMemberRole, { params: of(second), body: { role: 'technician' } })
  })

  test('of the last owner stays, however it is tried', async () => {
    await owner.refused(
      contract.changeMemberRole,
      { params: of(owner), body: { role: 'admin' } },
      'last_owner',
    )
    await owner.refused(contract.removeMember, { params: of(owner) }, 'last_owner')
    expect(await owner.call(contract.getMe, {})).toMatchObject({ role: 'owner' })
  })

  test('of two owners who demote each other at once: one stays', async () => {
    const twoOwners = await app.addOrganization()
    const pair = [await twoOwners.hire('owner'), await twoOwners.hire('owner')] as const
    const demote = (by: Member, whom: Member) =>
      by.call(contract.changeMemberRole, { params: of(whom), body: { role: 'technician' } })
    const results = await Promise.allSettled([demote(pair[0], pair[1]), demote(pair[1], pair[0])])
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    const { members } = await pair[0].call(contract.listMembers, {})
    expect(members.filter(({ role }) => role === 'owner')).not.toHaveLength(0)
  })
})

test('mail addresses are for those who manage people', async () => {
  const mails = async (member: Member) =>
    (await member.call(contract.listMembers, {})).members.map(({ email }) => email)
  expect(new Set(await mails(technician))).toEqual(new Set(['']))
  expect(await mails(admin)).toContain(technician.email)
})

describe('a member who is removed', () => {
  test('is out at once: every login and every stream, within two seconds', async () => {
    const leaver = await organization.hire('engineer')
    const phone = await logIn(app.url, leaver.email, PASSWORD)
    const streams = [await leaver.stream(), await phone.stream()]
    await admin.call(contract.removeMember, { params: of(leaver) })
    const began = performance.now()
    for (const stream of streams) {
      expect(await stream.until(({ event }) => event === 'bye')).toMatchObject({
        data: '{"reason":"access"}',
      })
      await stream.ended
    }
    expect(performance.now() - began).toBeLessThan(2_000)
    await leaver.refused(contract.getMe, {}, 'login_required')
    await phone.refused(contract.getMe, {}, 'login_required')
    expect((await leaver.raw('/api/v1/stream')).status).toBe(401)
    await admin.refused(contract.removeMember, { params: of(leaver) }, 'not_found')
  })

  test('may log in no more to anything', async () => {
    const leaver = await organization.hire('technician')
    await leaver.call(createSession, { body: { title: 'Title', problem: 'Problem' } })
    await owner.call(contract.removeMember, { params: of(leaver) })
    const again = await logIn(app.url, leaver.email, PASSWORD)
    await again.refused(contract.getMe, {}, 'no_organization')
    expect((await again.raw('/api/v1/stream')).status).toBe(403)
  })
})

describe('an invitation', () => {
  const anonymous = () => makeCaller(app.url)
  const invite = async (email: string, role: contract.Member['role'] = 'engineer') => {
    const { link, invitation } = await admin.call(contract.createInvitation, { body: { email, role } })
    return { token: link.split('#')[1] ?? '', id: invitation.id }
  }
  const accept = (token: string) => ({ body: { token, name: 'Ada', password: NEW_PASSWORD } })
  const worthless = (token: string) =>
    anonymous().refused(contract.readInvitation, { body: { token } }, 'invitation_invalid')

  test('says what it is for, makes the account in the named role, and works once', async () => {
    const { token } = await invite('ada@example.test')
    expect(await anonymous().call(contract.readInvitation, { body: { token } })).toEqual({
      email: 'ada@example.test',
      role: 'engineer',
      organization: 'Test MSP',
      invitedBy: admin.actor.name,
    })
    const listener = await technician.stream()
    await anonymous().call(contract.acceptInvitation, accept(token))
    expect((await listener.event('member_joined')).data).toMatchObject({ role: 'engineer' })
    listener.close()
    const ada = await logIn(app.url, 'ada@example.test', NEW_PASSWORD)
    expect(await ada.call(contract.getMe, {})).toMatchObject({
      role: 'engineer',
      organization: { id: organization.orgId },
    })
    await anonymous().refused(contract.acceptInvitation, accept(token), 'invitation_invalid')
    await worthless(token)
  })

  test('accepted twice at once makes one member', async () => {
    const { token } = await invite('twice@example.test')
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => anonymous().call(contract.acceptInvitation, accept(token))),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { members } = await admin.call(contract.listMembers, {})
    expect(members.filter(({ email }) => email === 'twice@example.test')).toHaveLength(1)
  })

  test('that was revoked, replaced by a newer one or made up opens nothing', async () => {
    const revoked = await invite('revoked@example.test')
    await admin.call(contract.revokeInvitation, { params: { id: revoked.id } })
    await admin.refused(contract.revokeInvitation, { params: { id: revoked.id } }, 'not_found')
    const older = await invite('newer@example.test')
    const newer = await invite('newer@example.test')
    for (const token of [revoked.token, older.token, 'x'.repeat(32)]) {
      await worthless(token)
      await anonymous().refused(contract.acceptInvitation, accept(token), 'invitation_invalid')
    }
    await anonymous().call(contract.readInvitation, { body: { token: newer.token } })
    const { invitations } = await admin.call(contract.listInvitations, {})
    expect(invitations.map(({ id }) => id)).toContain(newer.id)
    expect(invitations.map(({ id }) => id)).not.toContain(older.id)
  })

  test('that has expired opens nothing and is listed no more', async () => {
    const { token, id } = await invite('late@example.test')
    await app.services.db.kysely
      .updateTable('auth.invitation')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', id)
      .execute()
    await worthless(token)
    await anonymous().refused(contract.acceptInvitation, accept(token), 'invitation_invalid')
    expect((await admin.call(contract.listInvitations, {})).invitations.map(one => one.id)).not.toContain(id)
  })

  test('is not stored in a form that opens anything', async () => {
    const { token, id } = await invite('hash@example.test')
    const row = await app.services.db.kysely
      .selectFrom('auth.invitation')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(token)
  })
})

describe('the first run', () => {
  const owning = (token: string, email = 'first@example.test') => ({
    body: { token, organization: 'First MSP', name: 'First', email, password: NEW_PASSWORD },
  })
  /** The token of the server that the tests start. */
  const TOKEN = setupToken('a secret that only the tests have')

  test('takes the printed token alone, once, and of two at the same moment one wins', async () => {
    const fresh = await startApp()
    try {
      const anyone = makeCaller(fresh.url)
      expect(await anyone.call(contract.getSetup, {})).toEqual({ needed: true, demoLogins: [] })
      await anyone.refused(contract.completeSetup, owning('x'.repeat(TOKEN.length)), 'setup_token_wrong')
      await anyone.refused(contract.completeSetup, owning(`${TOKEN}x`), 'setup_token_wrong')
      expect((await anyone.call(contract.getSetup, {})).needed).toBe(true)

      const both = await Promise.allSettled(
        ['one@example.test', 'two@example.test'].map(email =>
          anyone.call(contract.completeSetup, owning(TOKEN, email)),
        ),
      )
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const winner = both[0]?.status === 'fulfilled' ? 'one@example.test' : 'two@example.test'
      const first = await logIn(fresh.url, winner, NEW_PASSWORD)
      expect(await first.call(contract.getMe, {})).toMatchObject({
        role: 'owner',
        organization: { name: 'First MSP' },
      })
      expect((await first.call(contract.listMembers, {})).members).toHaveLength(1)
      expect((await anyone.call(contract.getSetup, {})).needed).toBe(false)
      await anyone.refused(contract.completeSetup, owning(TOKEN, 'third@example.test'), 'setup_done')
    } finally {
      await fresh.close()
    }
  })
})
