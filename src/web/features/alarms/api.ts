import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../core/api.ts'

/** What needs an admin now. */
export const alarmsQuery = queryOptions({
  queryKey: ['alarms'],
  queryFn: ({ signal }) => call('listAlarms', {}, { signal }),
})

export const deadLettersQuery = queryOptions({
  queryKey: ['dead-letters'],
  queryFn: ({ signal }) => call('listDeadLetters', {}, { signal }),
})

function useRefetch() {
  const queries = useQueryClient()
  return {
    onSettled: () =>
      Promise.all(
        [deadLettersQuery, alarmsQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })),
      ),
  }
}

export const useReplay = () =>
  useMutation({
    ...useRefetch(),
    mutationFn: (id: number) => call('replayDeadLetter', { params: { id }, body: {} }),
  })

export const useReplayAll = () =>
  useMutation({ ...useRefetch(), mutationFn: () => call('replayDeadLetters', { body: {} }) })

export const useDrop = () =>
  useMutation({
    ...useRefetch(),
    mutationFn: (id: number) => call('dropDeadLetter', { params: { id } }),
  })
