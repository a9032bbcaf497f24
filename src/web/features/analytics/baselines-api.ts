import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { changeBaseline, newBaseline } from '../../../shared/contract/baselines.ts'
import { call } from '../../core/api.ts'
import { SETTINGS } from '../../core/settings-key.ts'

const KEY = [SETTINGS, 'analytics', 'baselines']

/** Every baseline, the stopwatch that runs for the reader, and who changed what. */
export const baselinesQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => call('listBaselines', {}, { signal }),
})

/** The list is read anew after each change, whether or not its event comes. */
function useBaselineMutation<V>(mutationFn: (variables: V) => Promise<unknown>, handlesErrors = false) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    meta: { handlesErrors },
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

/** Starts the stopwatch. A second start answers the one that runs, so that a repeated tap does no harm. */
export const useStart = () =>
  useBaselineMutation((_: undefined) => call('recordBaseline', { body: { source: 'stopwatch' } }))

/** Keeps a time that was told afterwards; the form tells a refusal at its field. */
export const useType = () =>
  useBaselineMutation(
    ({ body, idempotencyKey }: { body: z.input<typeof newBaseline>; idempotencyKey: string }) =>
      call('recordBaseline', { body }, { idempotencyKey }),
    true,
  )

type Change = z.input<typeof changeBaseline.body> & { id: string }

export const useStop = () =>
  useBaselineMutation(({ id, ...body }: Change) => call('changeBaseline', { params: { id }, body }))

/** Changes time or note; the dialog tells a refusal at its field. */
export const useEdit = () =>
  useBaselineMutation(({ id, ...body }: Change) => call('changeBaseline', { params: { id }, body }), true)

export const useDelete = () => useBaselineMutation((id: string) => call('deleteBaseline', { params: { id } }))
