import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AiSettings, aiSettingsChange } from '../../../shared/contract/ai.ts'
import { call } from '../../core/api.ts'

export type AiSettingsChange = z.input<typeof aiSettingsChange>

/** How many sessions the picker offers. */
const OFFERED = 20

export const aiSettingsQuery = queryOptions({
  queryKey: ['ai', 'settings'],
  queryFn: ({ signal }) => call('getAiSettings', {}, { signal }),
  // Standing changes with every call that somebody makes, which has no events.
  refetchOnMount: 'always',
})

export const aiUsageQuery = queryOptions({
  queryKey: ['ai', 'usage'],
  queryFn: ({ signal }) => call('getAiUsage', {}, { signal }),
  refetchOnMount: 'always',
})

/** Sessions to look at what would be sent of them. */
export const offeredSessionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['ai', 'sessions', q],
    queryFn: ({ signal }) => call('listSessions', { query: { limit: OFFERED, ...(q && { q }) } }, { signal }),
    placeholderData: keepPreviousData,
  })

/** What would be sent of a session as it is now. */
export const previewQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['ai', 'preview', sessionId],
    queryFn: ({ signal }) => call('previewAi', { body: { sessionId } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

/** Saves the settings; the form tells failures at its fields. */
export function useSaveAiSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: AiSettingsChange) => call('changeAiSettings', { body }),
    onSuccess: (saved: AiSettings) => {
      queries.setQueryData(aiSettingsQuery.queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['ai', 'preview'] })
    },
    meta: { handlesErrors: true },
  })
}

/** Asks the model of the form, saved or not. */
export const useTestAiSettings = () =>
  useMutation({
    mutationFn: (body: AiSettingsChange) => call('testAiSettings', { body }),
    meta: { handlesErrors: true },
  })
