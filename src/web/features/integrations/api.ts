import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Integration, IntegrationKind } from '../../../shared/contract/integrations.ts'
import type { TicketMapping } from '../../../shared/contract/tickets.ts'
import { call } from '../../core/api.ts'

export const integrationsQuery = queryOptions({
  queryKey: ['integrations'],
  queryFn: ({ signal }) => call('listIntegrations', {}, { signal }),
})

export type SettingValues = Record<string, string | number | boolean | string[] | TicketMapping>
/** Null takes a setting away. */
export type SettingChange = Record<string, SettingValues[string] | null>

function useRefetch() {
  const queries = useQueryClient()
  return { onSettled: () => queries.invalidateQueries({ queryKey: integrationsQuery.queryKey }) }
}

/** The dialog tells failures itself, at their fields. */
export const useAddIntegration = () =>
  useMutation({
    ...useRefetch(),
    meta: { handlesErrors: true },
    mutationFn: (body: { kind: IntegrationKind; name: string; settings: SettingChange }) =>
      call('addIntegration', { body }),
  })

export const useChangeIntegration = ({ handlesErrors = false } = {}) =>
  useMutation({
    ...useRefetch(),
    meta: { handlesErrors },
    mutationFn: ({
      id,
      ...body
    }: {
      id: string
      name?: string
      settings?: SettingChange
      paused?: boolean
    }) => call('changeIntegration', { params: { id }, body }),
  })

export const useRemoveIntegration = () =>
  useMutation({
    ...useRefetch(),
    mutationFn: (id: string) => call('removeIntegration', { params: { id } }),
  })

/** The new secret is in the answer, and never again anywhere. */
export const useRotateSecret = () =>
  useMutation({
    ...useRefetch(),
    mutationFn: (id: string) => call('rotateIntegrationSecret', { params: { id }, body: {} }),
  })

/** How a test went is its answer, not an error. */
export const useTestIntegration = () =>
  useMutation({
    ...useRefetch(),
    mutationFn: (id: string) => call('testIntegration', { params: { id }, body: {} }),
  })

/** What the ticket system has to choose from now; it may have changed since it was asked last. */
export const ticketOptionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['ticket-options', id],
    queryFn: ({ signal }) => call('getTicketOptions', { params: { id } }, { signal }),
    staleTime: 0,
    // The server waits long enough by itself, and its answer says what to do.
    retry: false,
  })

/** The organization's members, whose users in the ticket system are chosen. */
export const ticketMembersQuery = queryOptions({
  queryKey: ['members', 'of the ticket system'],
  queryFn: ({ signal }) => call('listMembers', {}, { signal }),
})

/** A newer integration takes the place of the held one; an unknown one joins. */
export function withIntegration(held: readonly Integration[], newer: Integration): Integration[] {
  const known = held.find(({ id }) => id === newer.id)
  if (known && known.version >= newer.version) return [...held]
  return [...held.filter(({ id }) => id !== newer.id), newer].sort((a, b) =>
    a.name.toLowerCase().localeCompare(b.name.toLowerCase()),
  )
}
