import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call } from './api.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('getMe', {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The logged-in person. Only below the layout that has loaded it. */
export const useMe = () => useSuspenseQuery(meQuery).data
