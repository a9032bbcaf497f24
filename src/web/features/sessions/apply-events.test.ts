import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import type { Message, SessionDetail } from '../../../shared/contract/sessions.ts'
import { sessionAppliers } from './apply-events.ts'
import { loadCaughtUp } from './catch-up.ts'

const message = { id: 'm1', sessionId: 's1', ordinal: 1, text: 'hello' } as Message
const added = {
  seq: 5,
  type: 'message_added' as const,
  at: '2026-11-23T10:00:00.000Z',
  actor: null,
  data: { message },
}
const detail = {
  session: { id: 's1', version: 1, status: 'active', owner: { id: 'ana', name: 'Ana' } },
  participants: [],
  messages: [],
  steps: [],
} as unknown as SessionDetail

describe('session events', () => {
  it('reach a session that is held', () => {
    const queries = new QueryClient()
    queries.setQueryData(['session', 's1'], detail)
    sessionAppliers.message_added(added, queries)
    sessionAppliers.message_added(added, queries)
    expect(queries.getQueryData<SessionDetail>(['session', 's1'])?.messages).toEqual([message])
  })

  it('reach a session that is being read: an answer from before the event does not undo it', async () => {
    let answer: (detail: SessionDetail) => void = () => {}
    const read = new Promise<SessionDetail>(resolve => {
      answer = resolve
    })
    const loading = loadCaughtUp('s1', () => read)
    sessionAppliers.message_added(added, new QueryClient())
    answer(detail)
    expect((await loading).messages).toEqual([message])
  })

  it('have the session read again when its owner changes, as permissions may have', () => {
    const queries = new QueryClient()
    queries.setQueryData(['session', 's1'], detail)
    const invalidate = vi.spyOn(queries, 'invalidateQueries')
    sessionAppliers.session_updated(
      {
        ...added,
        type: 'session_updated',
        data: {
          session: { ...detail.session, version: 2, owner: { id: 'ben', name: 'Ben' } },
          participants: [],
        },
      },
      queries,
    )
    expect(invalidate).toHaveBeenCalledWith({ queryKey: ['session', 's1'] })
    expect(invalidate).toHaveBeenCalledWith({ queryKey: ['sessions'] })
  })
})
