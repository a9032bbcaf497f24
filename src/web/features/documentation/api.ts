import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { DocumentationFormat, documentationDraft } from '../../../shared/contract/documentation.ts'
import { addressOf, call, problemOf } from '../../core/api.ts'

/** What the note is previewed for. */
export type PreviewOf = z.input<typeof documentationDraft>

/** The versions of a session's note; read anew when another is written. */
export const documentationQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['documentation', sessionId],
    queryFn: ({ signal }) => call('listDocumentation', { params: { id: sessionId } }, { signal }),
  })

/** The ticket that the note can be written to. */
export const ticketQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['documentation', sessionId, 'ticket'],
    queryFn: ({ signal }) => call('getSessionTicket', { params: { id: sessionId } }, { signal }),
  })

/** Writes a version to the ticket. What came of it stands in the ledger. */
export function useSendNote(sessionId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (version: number) => call('sendTicketNote', { params: { id: sessionId }, body: { version } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['documentation', sessionId] }),
  })
}

/** The note as it would be now. The last answer stays in sight while the next is on its way. */
export const previewQuery = (sessionId: string, of: PreviewOf) =>
  queryOptions({
    queryKey: ['documentation-preview', sessionId, of],
    queryFn: ({ signal }) =>
      call('previewDocumentation', { params: { id: sessionId }, body: of }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })

/** The note as the session stands now, to go on from. */
export const usePreview = (sessionId: string) =>
  useMutation({
    mutationFn: () => call('previewDocumentation', { params: { id: sessionId }, body: { kind: 'manual' } }),
  })

/** Saves a version. A version that came meanwhile is told in the editor. */
export function useSaveNote(sessionId: string) {
  const queries = useQueryClient()
  const readAnew = () => queries.invalidateQueries({ queryKey: ['documentation', sessionId] })
  return useMutation({
    mutationFn: ({ body, key }: { body: { text: string; basedOn: number }; key: string }) =>
      call('writeDocumentation', { params: { id: sessionId }, body }, { idempotencyKey: key }),
    onSuccess: readAnew,
    onError: error => {
      if (problemOf(error, 'documentation_changed')) void readAnew()
    },
    meta: { handlesErrors: true },
  })
}

/** Where a version is downloaded from. */
export const exportAddress = (sessionId: string, format: DocumentationFormat, version: number): string =>
  addressOf('exportDocumentation', { params: { id: sessionId }, query: { format, version } })
