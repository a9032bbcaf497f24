import type { Person } from '../../../shared/contract/fields.ts'
import type { Step, StepOutcome } from '../../../shared/contract/sessions.ts'
import { clip } from '../../../shared/domain/clip.ts'
import type { NewStep } from './api.ts'
import type { OutboxItem } from './outbox.ts'

export type StepItem = OutboxItem<NewStep, StepOutcome>
/** A row of the list; with `item` when the server has not confirmed the step. */
export type StepRowData = { key: string; step: Step; item?: StepItem }

/** The confirmed steps, then those on their way as they will look. */
export function rowsOfSteps(
  steps: readonly Step[],
  waiting: readonly StepItem[],
  keyOf: (id: string) => string,
  me: Person,
): StepRowData[] {
  return [
    ...steps.map(step => ({ key: keyOf(step.id), step })),
    ...waiting.map(item => ({ key: item.key, step: asStep(item, me), item })),
  ]
}

const asStep = ({ key, body, later, writtenAt }: StepItem, { id, name }: Person): Step => ({
  id: key,
  sessionId: '',
  ordinal: Number.POSITIVE_INFINITY,
  text: body.text,
  outcome: later ?? body.outcome ?? 'proposed',
  note: body.note ?? null,
  messageId: body.messageId ?? null,
  author: { id, name },
  at: writtenAt,
  updatedAt: writtenAt,
  version: 0,
})

const openingLength = 500

/** What a step that is made of a message begins with: its first paragraph. */
export function openingOf(text: string): string {
  const paragraph = text.trim().split(/\n\s*\n/, 1)[0] ?? ''
  return clip(paragraph, openingLength)
}
