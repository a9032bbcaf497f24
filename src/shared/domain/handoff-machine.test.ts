import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HandoffStatus, handoffStatus } from '../contract/handoffs.ts'
import { ROLES } from '../contract/route.ts'
import {
  claimRefusal,
  type HandoffAction,
  isEnded,
  nextStatus,
  SESSION_STATUS_AFTER,
} from './handoff-machine.ts'

const ACTIONS: HandoffAction[] = ['claim', 'release', 'return', 'withdraw', 'pass_on', 'resolve']
const attempt = {
  status: 'open',
  createdById: 'maker',
  claimedById: null,
  actorId: 'ann',
  actorRole: 'engineer',
} as const

describe('nextStatus', () => {
  it('allows just the moves of the hand-off', () => {
    const moves = handoffStatus.options.flatMap(status =>
      ACTIONS.flatMap(action => {
        const next = nextStatus(status, action)
        return next ? [`${status} -${action}-> ${next}`] : []
      }),
    )
    expect(moves).toEqual([
      'open -claim-> claimed',
      'open -withdraw-> withdrawn',
      'open -resolve-> resolved',
      'claimed -release-> open',
      'claimed -return-> returned',
      'claimed -pass_on-> passed_on',
      'claimed -resolve-> resolved',
    ])
  })

  it('keeps the session escalated exactly where it waits for someone', () => {
    const escalated = ACTIONS.filter(action => SESSION_STATUS_AFTER[action] === 'escalated')
    expect(escalated).toEqual(['release', 'pass_on'])
  })
})

describe('claimRefusal', () => {
  it('lets an engineer claim what someone else handed off', () => {
    expect(claimRefusal(attempt)).toBeNull()
  })
  it('refuses a technician', () => {
    expect(claimRefusal({ ...attempt, actorRole: 'technician' })).toBe('role_too_low')
  })
  it('refuses the one who made it, whatever their role', () => {
    expect(claimRefusal({ ...attempt, actorId: 'maker', actorRole: 'owner' })).toBe('own_handoff')
  })
  it('tells the second claimer that it is taken, and lets the holder repeat', () => {
    const claimed = { ...attempt, status: 'claimed', claimedById: 'bob' } as const
    expect(claimRefusal(claimed)).toBe('handoff_already_claimed')
    expect(claimRefusal({ ...claimed, actorId: 'bob' })).toBeNull()
  })
  it.each(['returned', 'withdrawn', 'passed_on', 'resolved'] as const)(
    'refuses a hand-off that is %s, to its last holder too',
    status => {
      expect(claimRefusal({ ...attempt, status, claimedById: 'ann' })).toBe('handoff_ended')
    },
  )
})

describe('any sequence of actions', () => {
  const people = ['maker', 'ann', 'bob', 'cleo']
  const move = fc.record({
    action: fc.constantFrom(...ACTIONS),
    actorId: fc.constantFrom(...people),
    actorRole: fc.constantFrom(...ROLES),
  })

  it('ends once, has one holder at most, and is never held by its maker', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), moves => {
        let status: HandoffStatus = 'open'
        const holders = new Set<string>()
        for (const { action, actorId, actorRole } of moves) {
          const before: HandoffStatus = status
          const next = nextStatus(before, action)
          if (action === 'claim') {
            const claimedById = [...holders][0] ?? null
            const refusal = claimRefusal({ status, createdById: 'maker', claimedById, actorId, actorRole })
            if (refusal === null) {
              holders.add(actorId)
              status = next ?? status
            }
          } else if (next !== null) {
            holders.clear()
            status = next
          }
          if (isEnded(before)) expect(status).toBe(before)
          expect(holders.size).toBe(status === 'claimed' ? 1 : 0)
          expect(holders.has('maker')).toBe(false)
        }
      }),
    )
  })
})
