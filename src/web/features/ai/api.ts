import { queryOptions } from '@tanstack/react-query'
import { call } from '../../core/api.ts'

export const aiSettingsQuery = queryOptions({
  queryKey: ['ai', 'settings'],
  queryFn: ({ signal }) => call('getAiSettings', {}, { signal }),
})
