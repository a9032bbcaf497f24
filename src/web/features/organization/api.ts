import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../core/api.ts'
import { SETTINGS } from '../../core/settings-key.ts'

export const organizationQuery = queryOptions({
  queryKey: [SETTINGS, 'organization'],
  queryFn: ({ signal }) => call('getOrganization', {}, { signal }),
})

/** Chooses the time zone; the page tells a refusal at its field. */
export function useChangeOrganization() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { timeZone: string }) => call('changeOrganization', { body }),
    meta: { handlesErrors: true },
    onSuccess: saved => queries.setQueryData(organizationQuery.queryKey, saved),
  })
}
