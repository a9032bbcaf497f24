import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StreamEvent } from '../../../shared/events.ts'
import type { Appliers } from './applier.ts'
import { createTab, type Tab } from './tab.ts'

const EPOCH = '0b6f1a52-6f0c-4a1e-9b7e-0d1f3c5a7e91'
const at = (seq: number) => ({ epoch: EPOCH, seq })
const joined = (seq: number): StreamEvent => ({
  seq,
  type: 'member_joined',
  at: '2025-01-01T00:00:00Z',
  actor: null,
  data: { userId: 'u1', role: 'technician' },
})

/** A server whose one list holds the numbers of all events so far, answered when the test says so. */
function fakeServer(queries: QueryClient) {
  let head = 0
  const waiting: (() => void)[] = []
  const observer = new QueryObserver(queries, {
    queryKey: ['list'],
    retry: false,
    queryFn: () => {
      const answer = { cursor: `${EPOCH}:${head}`, seen: head }
      return new Promise<typeof answer>(resolve => waiting.push(() => resolve(answer)))
    },
  })
  return {
    commit: () => ++head,
    subscribe: () => observer.subscribe(() => {}),
    answer: async () => {
      await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0))
      waiting.shift()?.()
    },
    requests: () => waiting.length,
    shown: () => observer.getCurrentResult().data?.seen,
  }
}

let queries: QueryClient
let server: ReturnType<typeof fakeServer>
let tab: Tab
let heard: number[]
let unsubscribe: () => void

beforeEach(() => {
  queries = new QueryClient()
  server = fakeServer(queries)
  heard = []
  const appliers = {
    member_joined: (event: StreamEvent, client: QueryClient) => {
      heard.push(event.seq)
      void client.invalidateQueries({ queryKey: ['list'] })
    },
  } as unknown as Appliers
  tab = createTab(queries, appliers)
  unsubscribe = server.subscribe()
})
afterEach(() => {
  unsubscribe()
  tab.stop()
  queries.clear()
})

test('an event that is heard while the first fetch is under way is not lost', async () => {
  await vi.waitFor(() => expect(server.requests()).toBe(1))
  const seq = server.commit()
  tab.applyEvent(at(seq), joined(seq))
  await server.answer()
  await server.answer()
  await vi.waitFor(() => expect(server.shown()).toBe(1))
})

test('an event between the first fetch and the start of the stream is not lost', async () => {
  await server.answer()
  await vi.waitFor(() => expect(server.shown()).toBe(0))
  server.commit()
  tab.catchUp(at(1))
  await server.answer()
  await vi.waitFor(() => expect(server.shown()).toBe(1))
})

test('a tab that takes over before it heard anything resumes from its oldest answer', async () => {
  server.commit()
  expect(tab.resumeFrom()).toBeUndefined()
  await vi.waitFor(() => expect(server.requests()).toBe(1))
  await server.answer()
  await vi.waitFor(() => expect(server.shown()).toBe(0))
  expect(tab.resumeFrom()).toEqual(at(0))
})

test('the same event from two tabs is applied once', () => {
  for (const seq of [1, 2, 1, 2, 3]) tab.applyEvent(at(seq), joined(seq))
  expect(heard).toEqual([1, 2, 3])
})

test('an answer that is as new as what was heard is not fetched again', async () => {
  await server.answer()
  await vi.waitFor(() => expect(server.shown()).toBe(0))
  tab.catchUp(at(0))
  expect(server.requests()).toBe(0)
  expect(queries.isFetching()).toBe(0)
})

test('after a reset everything is fetched anew, also what was under way', async () => {
  await vi.waitFor(() => expect(server.requests()).toBe(1))
  server.commit()
  tab.startOver({ epoch: 'another', seq: 5 })
  await vi.waitFor(() => expect(server.requests()).toBe(2))
  await server.answer()
  await server.answer()
  await vi.waitFor(() => expect(server.shown()).toBe(1))
  expect(tab.position()).toEqual({ epoch: 'another', seq: 5 })
})
