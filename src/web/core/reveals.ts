import { queryOptions } from '@tanstack/react-query'
import { call } from './api.ts'

/** Who looked at which secret of a session. The secrets themselves are in no cache. */
export const revealsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['reveals', sessionId],
    queryFn: ({ signal }) => call('listSessionReveals', { params: { id: sessionId } }, { signal }),
  })
