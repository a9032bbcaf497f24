import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import { listNotifications } from '../../../shared/contract/notifications.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

let app: TestApp
let technician: Member
let engineer: Member
let other: Member

beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  engineer = await organization.hire('engineer', 'Marta')
  other = await organization.hire('engineer', 'Kenji')
})
afterAll(() => app.close())

test('a junior escalates, a senior hears of it live, reads it, claims it and goes on in the same session', async () => {
  const live = await engineer.stream()
  const session = await technician.call(sessions.createSession, {
    body: { title: 'No mail', problem: 'Outlook asks for the password again and again', ticketRef: '4711' },
  })
  const params = { id: session.id }
  const message = await technician.call(sessions.addMessage, { params, body: { text: 'Rebooted, no joy' } })
  await technician.call(sessions.addStep, {
    params,
    body: { text: 'Rebooted', outcome: 'failed', messageId: message.id },
  })
  await engineer.refused(sessions.getSession, { params }, 'session_not_readable')

  const handoff = await technician.call(handoffs.createHandoff, {
    params,
    body: { reason: 'Out of ideas', watchLevel: 'critical', impact: 'One user' },
  })
  const created = await live.event('handoff_created')
  expect(created.data.handoff).toMatchObject({ id: handoff.id, assessmentStatus: 'pending' })
  const assessed = await live.event('handoff_assessment_ready')
  expect(assessed.data.handoff).toEqual(handoff)
  const bell = await engineer.call(listNotifications, {})
  expect(bell.notifications.map(entry => entry.title)).toEqual([
    'Escalation from Tess · #4711: Outlook asks for the password again and again',
  ])

  const read = await engineer.call(handoffs.getHandoff, { params: { id: handoff.id } })
  expect(read.snapshot.tried).toMatchObject([{ text: 'Rebooted', outcome: 'failed' }])
  expect(read.claimRefusal).toBeNull()

  await technician.refused(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} }, 'role_too_low')
  const claimed = await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })
  expect(claimed).toMatchObject({
    status: 'claimed',
    claimedBy: { name: 'Marta' },
    session: { status: 'active' },
  })
  expect(await engineer.call(handoffs.claimHandoff, { params: { id: handoff.id }, body: {} })).toEqual(
    claimed,
  )
  const refusal = await other.refused(
    handoffs.claimHandoff,
    { params: { id: handoff.id }, body: {} },
    'handoff_already_claimed',
  )
  expect(refusal).toMatchObject({ claimedBy: { name: 'Marta' }, claimedAt: claimed.claimedAt })
  expect((await other.call(listNotifications, {})).notifications).toEqual([])

  await engineer.call(sessions.addMessage, { params, body: { text: 'Clear the stored credentials' } })
  await engineer.call(sessions.resolveSession, {
    params,
    body: { resolution: 'Cleared the credential manager' },
  })
  await live.event('session_resolved')
  expect(live.events().filter(event => event.type === 'handoff_claimed')).toHaveLength(1)
  const found = await technician.call(sessions.listSessions, { query: { q: 'credential' } })
  expect(found.sessions.map(hit => hit.id)).toEqual([session.id])
  live.close()
})
