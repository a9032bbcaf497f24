import { expect, test } from 'vitest'
import { getOrganization } from '../src/shared/contract/organization.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { hasFocus, isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'

const stage = prepareBrowser()
const server = prepareServer()

test('an admin goes through the settings by keyboard, and what is saved shows for the other admin', async () => {
  const { admin, engineer } = await server.hire('admin', 'engineer')
  const [ruth, other] = await Promise.all([
    stage.open(admin, { path: '/settings' }),
    stage.open(admin, { path: '/settings/organization', viewport: PHONE }),
  ])
  await isAt(ruth, '/settings/members')
  await Promise.all([isLive(ruth), isLive(other)])
  await sees(other, 'Test MSP')
  await expectAccessible(other, 'the organization on a phone')
  await expectNoSideways(other, 'the organization on a phone')

  const link = ruth.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Organization' })
  await link.focus()
  await ruth.keyboard.press('Enter')
  await ruth.getByRole('heading', { name: 'Organization' }).waitFor()
  await hasFocus(link)
  await ruth.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await ruth.getByRole('button', { name: 'Save' }).click()
  await sees(ruth, 'Saved')
  await expectAccessible(ruth, 'the organization')
  await expect.poll(() => other.getByLabel('Time zone').inputValue(), PATIENCE).toBe('Asia/Tokyo')
  expect(await engineer.call(getOrganization, {})).toMatchObject({ timeZone: 'Asia/Tokyo' })
})

test('a page of the settings that is for others is not there', async () => {
  const { technician } = await server.hire('technician')
  const tess = await stage.open(technician, { path: '/settings/members' })
  await sees(tess, 'There is nothing at this address')
  await tess.getByRole('link', { name: 'Settings' }).click()
  await isAt(tess, '/settings/notifications')
  await tess.getByRole('heading', { name: 'Notifications' }).waitFor()
  expect(await tess.getByRole('link', { name: 'Members' }).count()).toBe(0)
})

test('a failed load says so, and a refused choice says it at the field', async () => {
  const { admin } = await server.hire('admin')
  const ruth = await stage.open(admin, { path: '/settings/members' })
  await isLive(ruth)
  stage.faults.expect(/organization/)
  await ruth.route('**/api/v1/organization', route => route.fulfill({ status: 403, body: '{}' }))
  await ruth.getByRole('link', { name: 'Organization' }).click()
  await sees(ruth, 'The organization could not be loaded')
  await ruth.unroute('**/api/v1/organization')
  await ruth.getByRole('button', { name: 'Try again' }).click()
  const field = ruth.getByLabel('Time zone')
  await field.evaluate(select => select.append(new Option('Mars', 'Mars/Olympus')))
  await field.selectOption('Mars/Olympus')
  await ruth.getByRole('button', { name: 'Save' }).click()
  await sees(ruth, 'Must be the name of a time zone, such as Europe/Berlin')
  await hasFocus(field)
})

test('an address that is no text leads to a page of the app too, not to the answer of a program', async () => {
  stage.faults.expect(/status of 40[04]/)
  const { technician } = await server.hire('technician')
  for (const path of ['/pilot/%E0%A4%A', '/%', '/settings/%ff']) {
    const tess = await stage.open(technician, { path })
    await tess.getByRole('navigation').first().waitFor()
    await sees(tess, /There is nothing at this address|There is no such session/)
    await tess.context().close()
  }
})
