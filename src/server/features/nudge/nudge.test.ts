import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import * as contract from '../../../shared/contract/nudge.ts'
import { createSession } from '../../../shared/contract/sessions.ts'

let app: TestApp
let admin: Member
let technician: Member
let colleague: Member
beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization()
  admin = await organization.hire('admin')
  technician = await organization.hire('technician')
  colleague = await organization.hire('technician')
})
afterAll(() => app?.close())

async function newSession() {
  const { id } = await technician.call(createSession, { body: { title: 'Title', problem: 'Slow' } })
  return { params: { id } }
}

test('an admin chooses when to ask; each limit can be switched off', async () => {
  expect(await technician.call(contract.getEscalationSettings, {})).toMatchObject({
    nudge: { afterMinutes: 30, afterFailures: 3 },
  })
  const session = await newSession()
  const listener = await technician.stream()
  const body = { nudge: { afterMinutes: null, afterFailures: 5 } }
  expect(await admin.call(contract.changeEscalationSettings, { body })).toMatchObject(body)
  await listener.event('setting_changed', ({ data }) => data.name === 'escalation.nudge')
  expect(await technician.call(contract.getNudge, session)).toMatchObject({
    settings: body.nudge,
    answered: false,
  })
  listener.close()

  await technician.refused(contract.changeEscalationSettings, { body }, 'role_too_low')
  const { issues } = await admin.refused(
    contract.changeEscalationSettings,
    { body: { nudge: { afterMinutes: 0, afterFailures: 51 } } },
    'validation_failed',
  )
  expect(issues).toEqual([
    { path: 'body.nudge.afterMinutes', message: 'Must be at least 1' },
    { path: 'body.nudge.afterFailures', message: 'Must be at most 50' },
  ])
})

test('an answer holds for its person and its session, and is told to that person once', async () => {
  const [session, other] = [await newSession(), await newSession()]
  const [mine, theirs] = [await technician.stream(), await admin.stream()]
  const answer = { ...session, body: {} }
  await technician.call(contract.answerNudge, answer)
  const event = await mine.event('nudge_answered')
  expect(event.data).toEqual({ sessionId: session.params.id })
  await technician.call(contract.answerNudge, answer)
  await technician.call(contract.answerNudge, { ...other, body: {} })
  const next = await mine.event('nudge_answered', ({ seq }) => seq > event.seq)
  expect(next).toMatchObject({ seq: event.seq + 1, data: { sessionId: other.params.id } })

  const answered = async (who: Member) => (await who.call(contract.getNudge, session)).answered
  expect(await answered(technician)).toBe(true)
  expect(await answered(admin)).toBe(false)
  // The admin may read the session, but it was not the admin who answered.
  await admin.call(contract.answerNudge, answer)
  const adminsOwn = await theirs.event('nudge_answered')
  expect(adminsOwn.seq).toBe(next.seq + 1)
  mine.close()
  theirs.close()
})

test('who may not read a session learns nothing of it and answers nothing', async () => {
  const session = await newSession()
  await colleague.refused(contract.getNudge, session, 'session_not_readable')
  await colleague.refused(contract.answerNudge, { ...session, body: {} }, 'session_not_readable')
})
