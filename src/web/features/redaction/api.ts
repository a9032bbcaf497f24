import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../core/api.ts'

export const patternsQuery = queryOptions({
  queryKey: ['patterns'],
  queryFn: ({ signal }) => call('listRedactionPatterns', {}, { signal }),
})

/** Page by page, newest first. */
export const auditQuery = infiniteQueryOptions({
  queryKey: ['reveals', 'of all sessions'],
  queryFn: ({ signal, pageParam }) =>
    call('listReveals', { query: pageParam === '' ? {} : { before: pageParam } }, { signal }),
  initialPageParam: '',
  getNextPageParam: page => page.nextBefore,
})

/** Refetches after success and after a refusal alike: a refusal says that what is shown was old. */
function useRefetch() {
  const queries = useQueryClient()
  return { onSettled: () => queries.invalidateQueries({ queryKey: patternsQuery.queryKey }) }
}

export type PatternFields = { name: string; source: string }

/** Saves a new pattern, or the one of `id`. The dialog tells failures itself. */
export const useSavePattern = () =>
  useMutation({
    ...useRefetch(),
    meta: { handlesErrors: true },
    mutationFn: ({ id, ...body }: PatternFields & { id?: string | undefined }) =>
      id === undefined
        ? call('createRedactionPattern', { body })
        : call('changeRedactionPattern', { params: { id }, body }),
  })

export const useDeletePattern = () =>
  useMutation({
    ...useRefetch(),
    mutationFn: (id: string) => call('deleteRedactionPattern', { params: { id } }),
  })
