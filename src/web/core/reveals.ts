import { queryOptions } from '@tanstack/react-query'
import type { SecretField } from '../../shared/contract/secrets.ts'
import { call } from './api.ts'

/** The row that holds a text, for those who may look behind its masks. */
export type MaskedIn = { sessionId: string; field: SecretField; entryId: string }

/** Who looked at which secret of a session. The secrets themselves are in no cache. */
export const revealsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['reveals', sessionId],
    queryFn: ({ signal }) => call('listSessionReveals', { params: { id: sessionId } }, { signal }),
  })
