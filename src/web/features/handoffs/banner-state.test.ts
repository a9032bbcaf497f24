import { describe, expect, it } from 'vitest'
import { bannerState, changeWords } from './banner-state.ts'
import { ben, eva, handoffOf, meAs, tina } from './test-handoff.ts'

const open = handoffOf()
const claimed = handoffOf({ status: 'claimed', claimedBy: ben, version: 2 })

describe('the banner of a session', () => {
  it.each([
    ['i_wait', open, meAs(tina, 'technician')],
    ['i_may_claim', open, meAs(eva)],
    ['others_wait', open, meAs(eva, 'technician')],
    ['i_follow', claimed, meAs(tina, 'technician')],
    ['i_hold', claimed, meAs(ben)],
    ['someone_holds', claimed, meAs(eva)],
    ['returned_to_me', handoffOf({ status: 'returned', claimedBy: ben }), meAs(tina)],
    ['returned', handoffOf({ status: 'returned', claimedBy: ben }), meAs(eva)],
    ['resolved', handoffOf({ status: 'resolved' }), meAs(tina)],
    [null, handoffOf({ status: 'withdrawn' }), meAs(tina)],
  ])('is %s', (state, handoff, me) => {
    expect(bannerState(handoff, me)).toBe(state)
  })
})

describe('a change while one looks', () => {
  it('is said to everyone but the one who made it', () => {
    expect(changeWords(open, claimed, meAs(tina))).toBe('Claimed by Ben just now. You follow along.')
    expect(changeWords(open, claimed, meAs(ben))).toBeNull()
    expect(changeWords(claimed, handoffOf({ version: 3 }), meAs(tina))).toBe(
      'Released by Ben; it waits in the queue again.',
    )
    expect(changeWords(claimed, handoffOf({ version: 3 }), meAs(ben))).toBeNull()
  })

  it('is not said when only other fields changed', () => {
    expect(changeWords(claimed, { ...claimed, version: 3 }, meAs(tina))).toBeNull()
  })
})
