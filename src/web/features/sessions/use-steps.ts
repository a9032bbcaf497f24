import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import type { SessionDetail, Step, StepOutcome } from '../../../shared/contract/sessions.ts'
import { useMe } from '../../core/me.ts'
import { type NewStep, recordStep, type StepChange, saveStep } from './api.ts'
import { type StepWrite, withChanges } from './optimistic-steps.ts'
import { withStep } from './patches.ts'
import { useOutbox } from './use-outbox.ts'

/**
 * The steps of a session as the reader left them: with the changes that are on their way. A change that is
 * refused is gone by itself, because it was never written into what the server said.
 */
export function useSteps({ session, steps }: SessionDetail) {
  const queries = useQueryClient()
  const { user } = useMe()
  const place = (step: Step) =>
    queries.setQueryData<SessionDetail>(['session', session.id], detail => detail && withStep(detail, step))

  const mutationKey = ['change-step', session.id]
  const { mutate, mutateAsync } = useMutation({
    mutationKey,
    mutationFn: ({ stepId, change }: StepWrite) => saveStep(session.id, stepId, change),
    onSuccess: place,
    // One after the other, so that the last press of a key is also the last to arrive.
    scope: { id: `steps-${session.id}` },
  })
  const changes = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: mutation => mutation.state.variables as StepWrite,
  })

  const { outbox, waiting, keyOf } = useOutbox<NewStep, StepOutcome>({
    name: `rf.steps.${user.id}.${session.id}`,
    myId: user.id,
    rows: steps,
    deliver: async (body, key) => {
      const step = await recordStep(session.id, body, key)
      place(step)
      return step
    },
    onArrived: (stepId, outcome) => outcome && mutate({ stepId, change: { outcome } }),
  })

  return {
    steps: withChanges(steps, changes),
    waiting,
    keyOf,
    record: (body: NewStep) => outbox.send({ ...body, text: body.text.trim() }, steps.at(-1)?.ordinal ?? 0),
    retry: outbox.retry,
    discard: outbox.discard,
    setOutcome: (stepId: string, outcome: StepOutcome) => mutate({ stepId, change: { outcome } }),
    setOutcomeLater: outbox.setLater,
    /** Saves text or note; resolves to false when the server refused it. */
    edit: (stepId: string, change: StepChange) =>
      mutateAsync({ stepId, change }).then(
        () => true,
        () => false,
      ),
  }
}
