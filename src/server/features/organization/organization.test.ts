import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { changeOrganization, getOrganization } from '../../../shared/contract/organization.ts'

let app: TestApp
let admin: Member
let technician: Member
beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization('Harbour MSP')
  admin = await organization.hire('admin')
  technician = await organization.hire('technician')
})
afterAll(() => app?.close())

test('an admin chooses the time zone, and everyone hears of it and can read it', async () => {
  expect(await technician.call(getOrganization, {})).toMatchObject({ name: 'Harbour MSP', timeZone: 'UTC' })
  const listener = await technician.stream()
  const chosen = { body: { timeZone: 'America/Sao_Paulo' } }
  expect(await admin.call(changeOrganization, chosen)).toMatchObject(chosen.body)
  await listener.event('setting_changed', ({ data }) => data.name === 'organization.timeZone')
  expect(await technician.call(getOrganization, {})).toMatchObject(chosen.body)
  listener.close()
})

test.each(['Mars/Olympus', '+02:00', '', 'europe/berlin'])('%o is no time zone', async timeZone => {
  const { issues } = await admin.refused(changeOrganization, { body: { timeZone } }, 'validation_failed')
  expect(issues.map(({ path }) => path)).toEqual(['body.timeZone'])
})

test('a technician may not choose it', async () => {
  await technician.refused(changeOrganization, { body: { timeZone: 'UTC' } }, 'role_too_low')
})
