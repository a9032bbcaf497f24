import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Handoff } from '../../../shared/contract/handoffs.ts'
import { meQuery } from '../../core/me.ts'
import { currentAnnouncements } from '../../ui/announce.ts'
import { handoffsQuery } from './api.ts'
import { handoffAppliers } from './apply-events.ts'
import type { HandoffList, SessionHandoffs } from './handoff-lists.ts'
import { ben, detailOf, eva, handoffOf, meAs, tina } from './test-handoff.ts'

const QUEUE = ['handoffs', { status: 'open' }]
let count = 0
let queries: QueryClient

/** Ids of their own: what was told once is not told again in the same page. */
const freshHandoff = (fields: Partial<Handoff> = {}) => handoffOf({ id: `fresh-${++count}`, ...fields })

const eventOf = <T extends 'handoff_created' | 'handoff_claimed' | 'handoff_assessment_ready'>(
  type: T,
  handoff: Handoff,
  { actor = tina, at = new Date().toISOString(), seq = 1 } = {},
) => ({ seq, type, at, actor, data: { handoff } })

const listed = () => queries.getQueryData<HandoffList>(QUEUE)?.handoffs ?? []
const said = () => {
  vi.advanceTimersByTime(150)
  return currentAnnouncements().polite
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.now() + 1 })
  vi.stubGlobal('document', { visibilityState: 'visible' })
  queries = new QueryClient()
  queries.setQueryData(meQuery.queryKey, meAs(eva))
  queries.setQueryData(QUEUE, { handoffs: [], cursor: 'e:0', left: {} })
})
afterEach(() => {
  vi.advanceTimersByTime(20_000)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a new hand-off', () => {
  it('is put into the queue once and said once', () => {
    const event = eventOf('handoff_created', freshHandoff({ watchLevel: 'critical', target: eva }))
    handoffAppliers.handoff_created(event, queries)
    expect(said()).toBe('Critical hand-off for you: No mail.')
    vi.advanceTimersByTime(20_000)
    handoffAppliers.handoff_created(event, queries)
    expect(said()).toBe('')
    expect(listed()).toHaveLength(1)
  })

  it('is not said when it is older than the page, when I made it, or to a technician', () => {
    handoffAppliers.handoff_created(
      eventOf('handoff_created', freshHandoff(), { at: '2020-01-01T00:00:00.000Z' }),
      queries,
    )
    handoffAppliers.handoff_created(
      eventOf('handoff_created', freshHandoff({ createdBy: eva }), { actor: eva }),
      queries,
    )
    queries.setQueryData(meQuery.queryKey, meAs(eva, 'technician'))
    handoffAppliers.handoff_created(eventOf('handoff_created', freshHandoff()), queries)
    expect(said()).toBe('')
  })

  it('makes the session fetch its snapshot', () => {
    const key = ['session-handoffs', 's1']
    queries.setQueryData<SessionHandoffs>(key, { handoffs: [], cursor: 'e:0' })
    handoffAppliers.handoff_created(eventOf('handoff_created', freshHandoff()), queries)
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
  })
})

describe('a change', () => {
  it('reaches the queue, the hand-off and its session', () => {
    const handoff = freshHandoff()
    queries.setQueryData(QUEUE, { handoffs: [handoff], cursor: 'e:0', left: {} })
    queries.setQueryData(['handoff', handoff.id], detailOf(handoff))
    queries.setQueryData(['session-handoffs', 's1'], { handoffs: [detailOf(handoff)], cursor: 'e:0' })
    const claimed = { ...handoff, status: 'claimed' as const, claimedBy: ben, version: 2 }
    handoffAppliers.handoff_claimed(eventOf('handoff_claimed', claimed, { actor: ben }), queries)

    expect(listed()).toEqual([])
    expect(queries.getQueryData(['handoff', handoff.id])).toMatchObject({
      handoff: { status: 'claimed' },
      claimRefusal: 'handoff_already_claimed',
    })
    expect(queries.getQueryData(['session-handoffs', 's1'])).toMatchObject({
      handoffs: [{ handoff: { claimedBy: ben } }],
    })
  })

  it('shows the assessment when it arrives', () => {
    const handoff = freshHandoff({ assessmentStatus: 'pending' })
    queries.setQueryData(['handoff', handoff.id], detailOf(handoff))
    handoffAppliers.handoff_assessment_ready(
      eventOf('handoff_assessment_ready', { ...handoff, assessmentStatus: 'timed_out', version: 2 }),
      queries,
    )
    expect(queries.getQueryData(['handoff', handoff.id])).toMatchObject({
      handoff: { assessmentStatus: 'timed_out' },
    })
  })

  it('fetches an assessment that is ready, for those who lack it, and shows the claim meanwhile', () => {
    const lacking = freshHandoff({ assessmentStatus: 'pending' })
    const key = ['session-handoffs', 's1']
    queries.setQueryData<SessionHandoffs>(key, { handoffs: [detailOf(lacking)], cursor: 'e:0' })
    const claimed = { ...lacking, status: 'claimed' as const, claimedBy: eva, version: 2 }
    handoffAppliers.handoff_claimed(eventOf('handoff_claimed', claimed, { actor: eva }), queries)
    expect(queries.getQueryState(key)?.isInvalidated).toBe(false)

    const ready = { ...claimed, assessmentStatus: 'ready' as const, version: 3 }
    handoffAppliers.handoff_assessment_ready(eventOf('handoff_assessment_ready', ready), queries)
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
    expect(queries.getQueryData(key)).toMatchObject({ handoffs: [{ handoff: { status: 'claimed' } }] })
  })

  it('is not undone by an answer that was read before it', async () => {
    const handoff = freshHandoff()
    let answer = (_: Response) => {}
    vi.stubGlobal(
      'fetch',
      () =>
        new Promise<Response>(resolve => {
          answer = resolve
        }),
    )
    const fetching = queries.fetchQuery({ ...handoffsQuery({ status: 'open' }, meAs(eva)), staleTime: 0 })
    const claimed = { ...handoff, status: 'claimed' as const, claimedBy: ben, version: 2 }
    handoffAppliers.handoff_claimed(eventOf('handoff_claimed', claimed, { actor: ben, seq: 2 }), queries)
    answer(Response.json({ handoffs: [handoff], cursor: 'e:1' }))
    expect((await fetching).handoffs).toEqual([])
  })
})
