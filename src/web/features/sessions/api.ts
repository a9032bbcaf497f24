import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Contract } from '../../../shared/contract/index.ts'
import type { RouteOutput } from '../../../shared/contract/route.ts'
import type {
  Message,
  newSession,
  newStep,
  newTranscript,
  resolveSession,
  SessionDetail,
  Step,
  stepChange,
} from '../../../shared/contract/sessions.ts'
import { call } from '../../core/api.ts'
import { loadCaughtUp } from './catch-up.ts'
import { mergePages, type SessionView, VIEW_STREAMS } from './views.ts'

export type NewSession = z.input<typeof newSession>
export type NewStep = z.input<typeof newStep>
export type NewTranscript = z.input<typeof newTranscript>
export type StepChange = z.input<typeof stepChange>
export type Resolution = z.input<typeof resolveSession.body>

const PAGE_SIZE = 50

/** The list of one view, page by page. */
export const sessionsQuery = (view: SessionView, q: string) =>
  infiniteQueryOptions({
    queryKey: ['sessions', { view, q }],
    queryFn: async ({ pageParam, signal }) => {
      const pages = await Promise.all(
        VIEW_STREAMS[view].map((filter, stream) => {
          const before = pageParam[stream]
          if (before === null) return { sessions: [], nextBefore: null, cursor: null }
          const query = { ...filter, limit: PAGE_SIZE, ...(q && { q }), ...(before && { before }) }
          return call('listSessions', { query }, { signal })
        }),
      )
      return mergePages(pages, q === '' ? 'newest' : 'best match')
    },
    initialPageParam: [] as (string | null)[],
    getNextPageParam: last => (last.next.every(before => before === null) ? undefined : last.next),
  })

/** One session with everything in it, kept up to date by its events. */
export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session', id],
    queryFn: ({ signal }) => loadCaughtUp(id, () => call('getSession', { params: { id } }, { signal })),
  })

/** Starts a session; the form shows its own errors. */
export function useCreateSession() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ body, key }: { body: NewSession; key: string }) =>
      call('createSession', { body }, { idempotencyKey: key }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['sessions'] }),
    meta: { handlesErrors: true },
  })
}

/** What the ticket system says of a ticket; the field shows its own errors. */
export const useLookUpTicket = () =>
  useMutation({
    mutationFn: (ref: string) => call('lookUpTicket', { query: { ref } }),
    meta: { handlesErrors: true },
  })
export type FoundTicket = RouteOutput<Contract['lookUpTicket']>

/** Starts a session from a transcript; the page shows its own errors. */
export function useImportSession() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ body, key }: { body: NewTranscript; key: string }) =>
      call('importSession', { body }, { idempotencyKey: key }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['sessions'] }),
    meta: { handlesErrors: true },
  })
}

/** Resolves a session; the dialog shows its own errors. */
export function useResolveSession(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Resolution) => call('resolveSession', { params: { id }, body }),
    onSuccess: session => {
      queries.setQueryData<SessionDetail>(['session', id], detail => detail && { ...detail, session })
      void queries.invalidateQueries({ queryKey: ['session', id] })
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    },
    meta: { handlesErrors: true },
  })
}

export const sendMessage = (sessionId: string, text: string, key: string): Promise<Message> =>
  call('addMessage', { params: { id: sessionId }, body: { text } }, { idempotencyKey: key })

export const recordStep = (sessionId: string, body: NewStep, key: string): Promise<Step> =>
  call('addStep', { params: { id: sessionId }, body }, { idempotencyKey: key })

export const saveStep = (sessionId: string, stepId: string, body: StepChange): Promise<Step> =>
  call('changeStep', { params: { id: sessionId, stepId }, body })
