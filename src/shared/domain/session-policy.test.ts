import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../contract/route.ts'
import { sessionStatus } from '../contract/sessions.ts'
import { audience, canManage, canRead, canSee, canWrite, type SessionAccess } from './session-policy.ts'

const active: SessionAccess = {
  status: 'active',
  ownerId: 'owner-of-session',
  participantIds: ['helper'],
  everEscalated: false,
}
const stranger = (role: Role) => ({ id: 'stranger', role })
const readers = (session: SessionAccess) => ROLES.filter(role => canRead(stranger(role), session))

describe('canRead', () => {
  it('keeps a session that was never escalated to its people and the admins', () => {
    expect(readers(active)).toEqual(['admin', 'owner'])
    expect(canRead({ id: 'helper', role: 'technician' }, active)).toBe(true)
    expect(canRead({ id: 'owner-of-session', role: 'technician' }, active)).toBe(true)
  })
  it.each(['requesting_escalation', 'escalated'] as const)('shows engineers a session that is %s', status => {
    expect(readers({ ...active, status })).toEqual(['engineer', 'admin', 'owner'])
  })
  it('still shows engineers an active session that was escalated before', () => {
    expect(readers({ ...active, everEscalated: true })).toEqual(['engineer', 'admin', 'owner'])
  })
  it('shows everyone a resolved session', () => {
    expect(readers({ ...active, status: 'resolved' })).toEqual([...ROLES])
  })
})

describe('canWrite and canManage', () => {
  it('lets participants write and only the owner manage', () => {
    const helper = { id: 'helper', role: 'technician' } as const
    expect([canWrite(helper, active), canManage(helper, active)]).toEqual([true, false])
    const owner = { id: 'owner-of-session', role: 'technician' } as const
    expect([canWrite(owner, active), canManage(owner, active)]).toEqual([true, true])
  })
  it('gives an admin who does not take part neither', () => {
    expect([canWrite(stranger('admin'), active), canManage(stranger('owner'), active)]).toEqual([
      false,
      false,
    ])
  })
  it('ends for all when the session is resolved', () => {
    const owner = { id: 'owner-of-session', role: 'owner' } as const
    const resolved = { ...active, status: 'resolved' } as const
    expect([canWrite(owner, resolved), canManage(owner, resolved)]).toEqual([false, false])
  })
})

describe('audience', () => {
  it('names each person once', () => {
    expect(audience({ ...active, participantIds: ['helper', 'owner-of-session'] }).userIds).toEqual([
      'owner-of-session',
      'helper',
    ])
  })
  it('without a least role reaches the named people only', () => {
    const personal = { userIds: ['helper'], minRole: null }
    expect(canSee({ id: 'helper', role: 'technician' }, personal)).toBe(true)
    expect(canSee(stranger('owner'), personal)).toBe(false)
  })
})

it('whoever may manage may write, and whoever may write may read', () => {
  const ids = fc.constantFrom('a', 'b', 'c')
  const session = fc.record({
    status: fc.constantFrom(...sessionStatus.options),
    ownerId: ids,
    participantIds: fc.array(ids),
    everEscalated: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.record({ id: ids, role: fc.constantFrom(...ROLES) }), session, (actor, value) => {
      if (canManage(actor, value)) expect(canWrite(actor, value)).toBe(true)
      if (canWrite(actor, value)) expect(canRead(actor, value)).toBe(true)
    }),
  )
})
