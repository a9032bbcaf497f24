import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Contract } from '../../../shared/contract/index.ts'
import type { RouteInput } from '../../../shared/contract/route.ts'
import { call } from '../../core/api.ts'
import { type Credentials, signIn } from './sign-in.ts'

// The forms of these pages tell failures themselves.
const meta = { handlesErrors: true }

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call('getSetup', {}, { signal }),
})

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation-lookup', token],
    queryFn: ({ signal }) => call('readInvitation', { body: { token } }, { signal }),
    // A lookup counts against the limit of calls a minute.
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Logs in; nothing that an earlier login had fetched stays. */
export function useLogIn() {
  const queries = useQueryClient()
  return useMutation({
    meta,
    mutationFn: (credentials: Credentials) => signIn(credentials),
    onSuccess: () => queries.clear(),
  })
}

/** Makes the organization and its owner, and logs the owner in. */
export function useCompleteSetup() {
  const queries = useQueryClient()
  return useMutation({
    meta,
    mutationFn: async (body: RouteInput<Contract['completeSetup']>['body']) => {
      await call('completeSetup', { body })
      await signIn(body)
    },
    onSuccess: () => queries.clear(),
  })
}

/** Accepts an invitation; the answer logs in. */
export function useAcceptInvitation() {
  const queries = useQueryClient()
  return useMutation({
    meta,
    mutationFn: (body: RouteInput<Contract['acceptInvitation']>['body']) =>
      call('acceptInvitation', { body }),
    onSuccess: () => queries.clear(),
  })
}
