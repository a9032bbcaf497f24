import type { Step } from '../../../shared/contract/sessions.ts'
import type { StepChange } from './api.ts'

/** A change of one step that is on its way. */
export type StepWrite = { stepId: string; change: StepChange }

/** The steps with changes laid over them that the server has not answered yet, the later ones on top. */
export function withChanges(steps: readonly Step[], writes: readonly StepWrite[]): readonly Step[] {
  if (writes.length === 0) return steps
  return steps.map(step => {
    const own = writes.filter(({ stepId }) => stepId === step.id)
    return own.length === 0 ? step : { ...step, ...fieldsOf(own) }
  })
}

/** What the writes say in the end; a field that is left out is not being changed. */
const fieldsOf = (writes: readonly StepWrite[]): Partial<Step> =>
  Object.fromEntries(
    writes.flatMap(({ change }) => Object.entries(change)).filter(([, value]) => value !== undefined),
  )
