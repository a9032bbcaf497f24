import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import { listNotifications, readNotifications } from '../../../shared/contract/notifications.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

let app: TestApp
let technician: Member
let marta: Member
let kenji: Member

beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta')
  kenji = await organization.hire('engineer', 'Kenji')
})
afterAll(() => app?.close())

async function escalate(problem: string) {
  const body = { title: 'Title', problem, ticketRef: '4711' }
  const { id } = await technician.call(sessions.createSession, { body })
  return technician.call(handoffs.createHandoff, { params: { id }, body: { reason: 'Stuck' } })
}
const bell = (member: Member) => member.call(listNotifications, {})
const about = async (member: Member, handoffId: string) =>
  (await bell(member)).notifications.filter(entry => entry.handoffId === handoffId).map(({ title }) => title)

test('an escalation rings for those who may claim it, and for nobody once somebody has', async () => {
  const listener = await kenji.stream()
  const { id } = await escalate('Slow')
  expect(await about(marta, id)).toEqual(['Escalation from Tess · #4711: Slow'])
  expect(await about(technician, id)).toEqual([])
  const { fence } = await marta.call(handoffs.claimHandoff, { params: { id }, body: {} })
  await listener.event('notifications_cleared', ({ data }) => data.handoffId === id)
  expect(await about(kenji, id)).toEqual([])
  expect(await about(technician, id)).toEqual(['Claimed by Marta · #4711: Slow'])

  await marta.call(handoffs.releaseHandoff, { params: { id }, body: { fence } })
  expect(await about(kenji, id)).toEqual(['Back in the queue, released by Marta · #4711: Slow'])
  expect(await about(marta, id)).toEqual([])
  const again = await kenji.call(handoffs.claimHandoff, { params: { id }, body: {} })
  await kenji.call(handoffs.returnHandoff, {
    params: { id },
    body: { fence: again.fence, message: 'Try this' },
  })
  expect((await about(technician, id))[0]).toBe('Returned by Kenji · #4711: Slow')
  listener.close()
})

test('a hand-off that is taken back or resolved asks for nobody any more', async () => {
  const withdrawn = await escalate('Withdrawn')
  await technician.call(handoffs.withdrawHandoff, { params: { id: withdrawn.id }, body: {} })
  const resolved = await escalate('Resolved')
  const resolution = { params: { id: resolved.sessionId }, body: { resolution: 'By itself' } }
  await technician.call(sessions.resolveSession, resolution)
  for (const { id } of [withdrawn, resolved]) expect(await about(marta, id)).toEqual([])
})

test('what one person reads stays unread for the others, and another tab of theirs learns of it', async () => {
  const { id } = await escalate('Read one')
  await escalate('Leave the other')
  const before = await bell(marta)
  const theirs = await bell(kenji)
  const entry = before.notifications.find(one => one.handoffId === id)
  const otherTab = await marta.stream()
  const stranger = await kenji.stream()

  const answer = await marta.call(readNotifications, { body: { ids: [entry?.id ?? ''] } })
  expect(answer.unread).toBe(before.unread - 1)
  expect((await otherTab.event('notifications_read')).data.ids).toEqual([entry?.id])
  const after = await bell(marta)
  expect(after.unread).toBe(answer.unread)
  expect(after.notifications.find(one => one.id === entry?.id)?.readAt).toEqual(expect.any(String))
  expect((await bell(kenji)).notifications).toEqual(theirs.notifications)

  expect(await marta.call(readNotifications, { body: {} })).toEqual({ unread: 0 })
  const repeated = (await bell(marta)).cursor
  await marta.call(readNotifications, { body: {} })
  expect((await bell(marta)).cursor, 'a repeat is no event').toBe(repeated)
  expect((await bell(kenji)).unread).toBe(theirs.unread)
  const { id: last } = await escalate('Last')
  await stranger.event('handoff_created', ({ data }) => data.handoff.id === last)
  expect(stranger.events().map(({ type }) => type)).not.toContain('notifications_read')
  otherTab.close()
  stranger.close()
})
