import { afterAll, beforeAll, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { type Installed, install } from './support/installed.ts'
import { dialog, isAt, isLive, sees } from './support/sees.ts'
import { prepareBrowser } from './support/stage.ts'

const stage = prepareBrowser()
const PASSWORD = 'a password for tests'
let installed: Installed
beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

test('the owner sets an empty server up with the token of its log and invites an engineer, who joins', async () => {
  const { url } = installed.server
  stage.faults.expect(/status of 40[13]/)
  const owen = await stage.open({ url })
  await isAt(owen, /^\/setup/)
  await owen.getByLabel('One-time token').waitFor()
  await expectAccessible(owen, 'set-up')
  await owen.getByLabel('One-time token').fill('x'.repeat(43))
  await owen.getByLabel('Organization').fill('Northwind Managed IT')
  await owen.getByLabel('Your name').fill('Owen Pryce')
  await owen.getByLabel('Mail address').fill('owner@example.test')
  await owen.getByLabel('Password').fill(PASSWORD)
  await owen.getByRole('button', { name: 'Create organization' }).click()
  await sees(owen, 'The one-time token is wrong')
  await owen.getByLabel('One-time token').fill(await installed.setupToken())
  await owen.getByRole('button', { name: 'Create organization' }).click()
  await isAt(owen, '/escalations')
  await isLive(owen)

  await owen.getByRole('link', { name: 'Settings' }).click()
  await owen.getByRole('button', { name: 'Invite' }).click()
  await dialog(owen).getByLabel('Mail address').fill('marta@example.test')
  await dialog(owen).getByLabel('Role').selectOption('engineer')
  await dialog(owen).getByRole('button', { name: 'Make link' }).click()
  const link = await dialog(owen, 'Invitation link').getByLabel('Address').inputValue()
  await dialog(owen).getByRole('button', { name: 'Done' }).click()
  await sees(owen.getByRole('main'), 'marta@example.test')

  const marta = await stage.open({ url }, { path: link.replace(url, '') })
  await sees(marta, 'Join Northwind Managed IT')
  await marta.getByLabel('Your name').fill('Marta Silva')
  await marta.getByLabel('Password').fill(PASSWORD)
  await marta.getByRole('button', { name: 'Join' }).click()
  await isAt(marta, '/escalations')
  await isLive(marta)
  await sees(owen.getByRole('main'), 'Marta Silva')
  await sees(owen.getByRole('main'), 'No open invitations')

  // The link has done its work, and the set-up is over.
  const late = await stage.open({ url }, { path: link.replace(url, '') })
  stage.faults.expect(/status of 410/)
  await sees(late, 'This invitation has expired or was used or revoked')
  await late.goto('/setup')
  await isAt(late, '/login')

  await late.getByLabel('Mail address').fill('marta@example.test')
  await late.getByLabel('Password').fill(PASSWORD)
  await late.getByRole('button', { name: 'Log in' }).click()
  await isAt(late, '/escalations')
  await late.goto('/settings/members')
  await sees(late, 'There is nothing at this address')
})
