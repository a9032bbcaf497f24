import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../../shared/contract/route.ts'
import { call } from '../../core/api.ts'

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => call('listMembers', {}, { signal }),
})

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => call('listInvitations', {}, { signal }),
  // Invitations have no events, and another admin may have sent one.
  refetchOnMount: 'always',
})

/** Refetches after success and after a refusal alike: a refusal says that what is shown was old. */
function useRefetch(queryKey: readonly string[]) {
  const queries = useQueryClient()
  return { onSettled: () => queries.invalidateQueries({ queryKey }) }
}

export const useChangeRole = () =>
  useMutation({
    ...useRefetch(membersQuery.queryKey),
    mutationFn: ({ id, role }: { id: string; role: Role }) =>
      call('changeMemberRole', { params: { id }, body: { role } }),
  })

export const useRemoveMember = () =>
  useMutation({
    ...useRefetch(membersQuery.queryKey),
    mutationFn: (id: string) => call('removeMember', { params: { id } }),
  })

/** The answer has the link, which is never shown again. The dialog tells failures itself. */
export const useInvite = () =>
  useMutation({
    ...useRefetch(invitationsQuery.queryKey),
    meta: { handlesErrors: true },
    mutationFn: (body: { email: string; role: Role }) => call('createInvitation', { body }),
  })

export const useRevoke = () =>
  useMutation({
    ...useRefetch(invitationsQuery.queryKey),
    mutationFn: (id: string) => call('revokeInvitation', { params: { id } }),
  })
