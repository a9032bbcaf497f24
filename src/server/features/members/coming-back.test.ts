import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { logIn, makeCaller } from '../../../../test/support/caller.ts'
import * as contract from '../../../shared/contract/members.ts'

let app: TestApp
let owner: Member

beforeAll(async () => {
  app = await startApp()
  owner = await (await app.addOrganization()).hire('owner')
})
afterAll(() => app.close())

const NEW_PASSWORD = 'a password chosen anew'

async function invite(by: Member, email: string) {
  const { link } = await by.call(contract.createInvitation, { body: { email, role: 'technician' } })
  return link.split('#')[1] ?? ''
}

test('someone who was removed comes back by invitation as the same person, with a new password', async () => {
  const anonymous = makeCaller(app.url)
  const email = 'back@example.test'
  const first = { token: await invite(owner, email), name: 'Ines', password: 'the first password' }
  await anonymous.call(contract.acceptInvitation, { body: first })
  const find = async () =>
    (await owner.call(contract.listMembers, {})).members.find(member => member.email === email)
  const before = await find()
  await owner.call(contract.removeMember, { params: { id: before?.id ?? '' } })
  expect(await find()).toBeUndefined()

  const second = { token: await invite(owner, email), name: 'Ines Roth', password: NEW_PASSWORD }
  await anonymous.call(contract.acceptInvitation, { body: second })
  expect(await find()).toMatchObject({ id: before?.id, name: 'Ines Roth', role: 'technician' })
  await expect(logIn(app.url, email, first.password)).rejects.toThrow('401')
  await logIn(app.url, email, NEW_PASSWORD)
})

test('an invitation of another organization does not set the password of a member elsewhere', async () => {
  const victim = await (await app.addOrganization('Another MSP')).hire('engineer')
  const token = await invite(owner, victim.email)
  await makeCaller(app.url).refused(
    contract.acceptInvitation,
    { body: { token, name: 'Mallory', password: NEW_PASSWORD } },
    'already_member',
  )
  await expect(logIn(app.url, victim.email, NEW_PASSWORD)).rejects.toThrow('401')
  expect((await victim.call(contract.getMe, {})).user.id).toBe(victim.actor.id)
})
