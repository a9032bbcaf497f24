import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import { changeMemberRole } from '../../src/shared/contract/members.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { type Member, startApp, type TestApp, type TestOrganization } from '../support/app.ts'

let app: TestApp
let organization: TestOrganization
let technician: Member
let colleague: Member
let marta: Member
let kenji: Member
let admin: Member

beforeAll(async () => {
  app = await startApp()
  organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  colleague = await organization.hire('technician', 'Carl')
  marta = await organization.hire('engineer', 'Marta')
  kenji = await organization.hire('engineer', 'Kenji')
  admin = await organization.hire('admin', 'Ann')
})
afterAll(() => app?.close())

const start = async (by = technician) =>
  (await by.call(sessions.createSession, { body: { title: 'No mail', problem: 'Outlook is stuck' } })).id
const reason = { reason: 'Out of ideas' }
const escalate = (id: string, by = technician, body: object = {}) =>
  by.call(handoffs.createHandoff, { params: { id }, body: { ...reason, ...body } })
const claim = (id: string, by = marta) => by.call(handoffs.claimHandoff, { params: { id }, body: {} })
const escalated = async () => escalate(await start())
const read = async (id: string, by: Member) =>
  (await by.call(handoffs.getHandoff, { params: { id } })).handoff
const statusOf = async (id: string, by = admin) =>
  (await by.call(sessions.getSession, { params: { id } })).session
const list = async (by: Member, query: object) =>
  (await by.call(handoffs.listHandoffs, { query })).handoffs.map(({ id }) => id)

describe('an escalation', () => {
  test('is made once: the second submit names the hand-off that is open', async () => {
    const open = await escalated()
    for (const route of [handoffs.createHandoff, handoffs.escalateSession]) {
      const refusal = await technician.refused(
        route,
        { params: { id: open.sessionId }, body: reason },
        'handoff_already_open',
      )
      expect(refusal.handoffId).toBe(open.id)
    }
    const request = { params: { id: open.sessionId }, body: { requesting: true } }
    expect(
      await technician.refused(sessions.requestEscalation, request, 'handoff_already_open'),
    ).toMatchObject({ handoffId: open.id })
  })

  test('submitted three times at once without a key is one hand-off', async () => {
    const id = await start()
    const results = await Promise.allSettled([escalate(id), escalate(id), escalate(id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const all = await technician.call(handoffs.listSessionHandoffs, { params: { id } })
    expect(all.handoffs).toHaveLength(1)
  })

  test('repeated with its key, at once or later, is one hand-off and the same answer', async () => {
    const params = { id: await start() }
    const send = () =>
      technician.call(handoffs.createHandoff, { params, body: reason }, { idempotencyKey: 'double-click' })
    const listener = await marta.stream()
    const [first, ...others] = await Promise.all([send(), send(), send()])
    for (const other of [...others, await send()]) expect(other).toEqual(first)
    const { id: last } = await escalated()
    await listener.event('handoff_created', ({ data }) => data.handoff.id === last)
    expect(listener.events().filter(({ type }) => type === 'handoff_created')).toHaveLength(2)
    listener.close()
  })

  test('with the key of another request is refused, and another person may use the same key', async () => {
    const key = { idempotencyKey: 'used-for-this' }
    const params = { id: await start() }
    await technician.call(handoffs.createHandoff, { params, body: reason }, key)
    const other = { params: { id: await start() }, body: reason }
    await technician.refused(handoffs.createHandoff, other, 'idempotency_key_reused', key)
    await technician.refused(
      handoffs.createHandoff,
      { params, body: { reason: 'Another' } },
      'idempotency_key_reused',
      key,
    )
    const theirs = { params: { id: await start(colleague) }, body: reason }
    await colleague.call(handoffs.createHandoff, theirs, key)
  })

  test('that was refused does not use its key up', async () => {
    const open = await escalated()
    const key = { idempotencyKey: 'try-it-again' }
    const input = { params: { id: open.sessionId }, body: reason }
    await technician.refused(handoffs.createHandoff, input, 'handoff_already_open', key)
    await technician.call(handoffs.withdrawHandoff, { params: { id: open.id }, body: {} })
    expect(await technician.call(handoffs.createHandoff, input, key)).toMatchObject({ number: 2 })
  })

  test('names nobody who could not claim it, and a name hides it from nobody', async () => {
    const id = await start(marta)
    for (const target of [technician, marta])
      await marta.refused(
        handoffs.createHandoff,
        { params: { id }, body: { ...reason, targetUserId: target.actor.id } },
        'target_cannot_claim',
      )
    const named = await escalate(id, marta, { targetUserId: kenji.actor.id })
    expect(named.target).toEqual({ id: kenji.actor.id, name: 'Kenji' })
    expect(await list(admin, { status: 'open' })).toContain(named.id)
    expect(await claim(named.id, admin)).toMatchObject({ claimedBy: { name: 'Ann' } })
  })

  test('is said to be coming and no longer, and engineers read along meanwhile', async () => {
    const params = { id: await start() }
    const listener = await kenji.stream()
    const request = (requesting: boolean) =>
      technician.call(sessions.requestEscalation, { params, body: { requesting } })
    expect(await request(true)).toMatchObject({ status: 'requesting_escalation', version: 2 })
    expect(await request(true), 'a repeat changes nothing').toMatchObject({ version: 2 })
    await kenji.call(sessions.getSession, { params })
    await listener.event('session_updated', ({ data }) => data.session.id === params.id)
    expect(await request(false)).toMatchObject({ status: 'active', version: 3 })
    await listener.event(
      'session_updated',
      ({ data }) => data.session.id === params.id && data.session.status === 'active',
    )
    await kenji.refused(sessions.getSession, { params }, 'session_not_readable')
    await colleague.refused(
      sessions.requestEscalation,
      { params, body: { requesting: true } },
      'session_not_readable',
    )
    listener.close()
  })
})

describe('the queue', () => {
  test('leaves out what its reader handed off, which has a list of its own', async () => {
    const own = await escalate(await start(marta), marta)
    const other = await escalated()
    expect(await list(marta, { status: 'open' })).toContain(other.id)
    expect(await list(marta, { status: 'open' })).not.toContain(own.id)
    expect(await list(marta, { madeByMe: 'true' })).toContain(own.id)
    expect(await list(kenji, { status: 'open' })).toEqual(expect.arrayContaining([own.id, other.id]))
    await marta.refused(handoffs.claimHandoff, { params: { id: own.id }, body: {} }, 'own_handoff')
    expect((await marta.call(handoffs.getHandoff, { params: { id: own.id } })).claimRefusal).toBe(
      'own_handoff',
    )
  })

  test('shows a technician the hand-offs of the own sessions and no other', async () => {
    const { id, sessionId } = await escalated()
    expect(await list(technician, {})).toContain(id)
    expect(await list(colleague, {})).not.toContain(id)
    await colleague.refused(handoffs.getHandoff, { params: { id } }, 'session_not_readable')
    await colleague.refused(
      handoffs.listSessionHandoffs,
      { params: { id: sessionId } },
      'session_not_readable',
    )
  })
})

describe('who claimed', () => {
  test('owns the session: manages it, while the one who made the hand-off goes on writing', async () => {
    const { id, sessionId } = await escalated()
    const params = { id: sessionId }
    await kenji.refused(sessions.addMessage, { params, body: { text: 'May I?' } }, 'session_not_writable')
    await claim(id)
    const detail = await marta.call(sessions.getSession, { params })
    expect(detail).toMatchObject({ permissions: { write: true, manage: true }, currentHandoffId: id })
    expect(detail.participants.map(({ name }) => name)).toEqual(['Tess', 'Marta'])
    await technician.call(sessions.addMessage, { params, body: { text: 'Thank you' } })
    await technician.refused(
      sessions.resolveSession,
      { params, body: { resolution: 'x' } },
      'session_not_yours',
    )
    await technician.refused(handoffs.createHandoff, { params, body: reason }, 'session_not_yours')
    await technician.refused(
      handoffs.withdrawHandoff,
      { params: { id }, body: {} },
      'handoff_already_claimed',
    )
  })

  test('releases it back into the queue, and what they held before counts no more', async () => {
    const { id, sessionId } = await escalated()
    const first = await claim(id)
    const fence = { fence: first.fence }
    await kenji.refused(handoffs.releaseHandoff, { params: { id }, body: fence }, 'handoff_not_yours')
    await marta.refused(
      handoffs.releaseHandoff,
      { params: { id }, body: { fence: first.fence - 1 } },
      'fence_passed',
    )
    const released = await marta.call(handoffs.releaseHandoff, { params: { id }, body: fence })
    expect(released).toMatchObject({ status: 'open', claimedBy: null })
    expect(released.fence).toBeGreaterThan(first.fence)
    expect(await statusOf(sessionId)).toMatchObject({ status: 'escalated', owner: { name: 'Tess' } })
    await marta.refused(handoffs.releaseHandoff, { params: { id }, body: fence }, 'fence_passed')

    await claim(id, kenji)
    await claim((await escalated()).id)
    await marta.refused(
      handoffs.returnHandoff,
      { params: { id }, body: { ...fence, message: 'Late' } },
      'fence_passed',
    )
    expect(await read(id, marta)).toMatchObject({ status: 'claimed', claimedBy: { name: 'Kenji' } })
  })

  test('gives it back with a message, and the session is whose it was', async () => {
    const { id, sessionId } = await escalated()
    const { fence } = await claim(id)
    const returned = await marta.call(handoffs.returnHandoff, {
      params: { id },
      body: { fence, message: 'Try the cache' },
    })
    expect(returned).toMatchObject({ status: 'returned', endedAt: expect.any(String) })
    const detail = await technician.call(sessions.getSession, { params: { id: sessionId } })
    expect(detail).toMatchObject({
      session: { status: 'active', owner: { name: 'Tess' } },
      currentHandoffId: null,
    })
    expect(detail.messages.at(-1)).toMatchObject({ text: 'Try the cache', author: { name: 'Marta' } })
    await marta.refused(handoffs.releaseHandoff, { params: { id }, body: { fence } }, 'handoff_ended')
    expect(
      await kenji.refused(handoffs.claimHandoff, { params: { id }, body: {} }, 'handoff_ended'),
    ).toMatchObject({ handoffStatus: 'returned' })
    expect(await escalate(sessionId)).toMatchObject({ number: 2 })
  })

  test('escalates further: the first hand-off ends, the next one is open for others', async () => {
    const { id, sessionId } = await escalated()
    await claim(id)
    const next = await escalate(sessionId, marta)
    expect(next).toMatchObject({ number: 2, status: 'open', createdBy: { name: 'Marta' } })
    expect(await read(id, admin)).toMatchObject({ status: 'passed_on', endedAt: expect.any(String) })
    await marta.refused(handoffs.claimHandoff, { params: { id: next.id }, body: {} }, 'own_handoff')
    await claim(next.id, kenji)
    expect((await statusOf(sessionId)).owner.name).toBe('Kenji')
  })

  test('ends it by resolving the session, which nothing changes any more', async () => {
    const { id, sessionId } = await escalated()
    const { fence } = await claim(id)
    const params = { id: sessionId }
    await marta.call(sessions.resolveSession, { params, body: { resolution: 'Cleared the cache' } })
    expect(await read(id, colleague), 'everyone may read it now').toMatchObject({ status: 'resolved' })
    await marta.refused(handoffs.releaseHandoff, { params: { id }, body: { fence } }, 'handoff_ended')
    await marta.refused(
      sessions.resolveSession,
      { params, body: { resolution: 'Again' } },
      'session_resolved',
    )
    await marta.refused(sessions.addMessage, { params, body: { text: 'One more' } }, 'session_resolved')
    await marta.refused(sessions.addStep, { params, body: { text: 'One more' } }, 'session_resolved')
    await marta.refused(handoffs.createHandoff, { params, body: reason }, 'session_resolved')
  })

  test('and lost the role may not claim again', async () => {
    const demoted = await organization.hire('engineer')
    await admin.call(changeMemberRole, { params: { id: demoted.actor.id }, body: { role: 'technician' } })
    const { id } = await escalated()
    await demoted.refused(handoffs.claimHandoff, { params: { id }, body: {} }, 'role_too_low')
  })
})

describe('a hand-off that nobody has claimed', () => {
  test('is taken back by who made it alone', async () => {
    const { id, sessionId } = await escalated()
    await marta.refused(handoffs.withdrawHandoff, { params: { id }, body: {} }, 'handoff_not_yours')
    expect(await technician.call(handoffs.withdrawHandoff, { params: { id }, body: {} })).toMatchObject({
      status: 'withdrawn',
    })
    expect(await statusOf(sessionId)).toMatchObject({ status: 'active', owner: { name: 'Tess' } })
    await technician.refused(handoffs.withdrawHandoff, { params: { id }, body: {} }, 'handoff_ended')
    await marta.refused(handoffs.claimHandoff, { params: { id }, body: {} }, 'handoff_ended')
  })

  test('withdrawn and claimed at once goes one way or the other, never both', async () => {
    for (let n = 0; n < 5; n++) {
      const { id, sessionId } = await escalated()
      const withdraw = technician.call(handoffs.withdrawHandoff, { params: { id }, body: {} })
      const results = await Promise.allSettled([withdraw, claim(id), claim(id, kenji)])
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const { status, claimedBy } = await read(id, admin)
      const owner = (await statusOf(sessionId)).owner.name
      expect(owner).toBe(status === 'withdrawn' ? 'Tess' : claimedBy?.name)
    }
  })
})
