import { MessageSquareText, Pencil } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Step, StepOutcome } from '../../../../shared/contract/sessions.ts'
import { OutcomeBadge } from '../../../core/badges.tsx'
import { OutcomeButtons } from '../../../core/outcome-buttons.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import type { StepChange } from '../api.ts'
import { LongText } from './long-text.tsx'

// Loaded when it is needed: with it comes the contract's schema.
const StepEditor = lazy(async () => ({ default: (await import('./step-editor.tsx')).StepEditor }))

export type StepRowProps = {
  /** The row's name for the pane's keys; stays the same when the server confirms the step. */
  rowKey: string
  number: number
  step: Step
  selected: boolean
  targeted: boolean
  /** Absent in a session that can only be read. */
  write?: {
    setOutcome: (outcome: StepOutcome) => void
    edit?: (change: StepChange) => Promise<boolean>
  }
  editing: boolean
  onSelect: () => void
  onEdit: (editing: boolean) => void
  /** Where an unconfirmed step stands. */
  children?: ReactNode
}

/** One step with its outcome. The selected one shows what can be done with it. */
export function StepRow(props: StepRowProps) {
  const { rowKey, number, step, selected, targeted, write, editing, onSelect, onEdit, children } = props
  const [hovered, setHovered] = useState(false)
  const of = { sessionId: step.sessionId, entryId: step.id }
  const offersOutcomes = write && (selected || hovered || step.outcome === 'proposed')
  return (
    <li
      id={`step-${step.id}`}
      data-step={rowKey}
      tabIndex={selected ? 0 : -1}
      aria-current={selected || undefined}
      onFocus={onSelect}
      onPointerEnter={event => event.pointerType === 'mouse' && setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      className={cx(
        'space-y-1.5 border-b border-l-2 border-b-line px-3 py-2.5 focus-visible:-outline-offset-2',
        targeted
          ? 'border-l-warning-text bg-warning-soft'
          : selected
            ? 'border-l-accent-text'
            : 'border-l-transparent',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-subtle">
        <span className="tabular-nums">{number}</span>
        <OutcomeBadge outcome={step.outcome} />
        <span dir="auto" className="min-w-0 truncate">
          {step.author.name}
        </span>
        <RelativeTime at={step.at} className="ml-auto" />
      </div>
      {editing && write?.edit ? (
        <Suspense>
          <StepEditor step={step} onSave={write.edit} onClose={() => onEdit(false)} />
        </Suspense>
      ) : (
        <>
          <LongText text={step.text} of={{ ...of, field: 'step' }} />
          {step.note && (
            <div className="border-l-2 border-line pl-2.5">
              <LongText text={step.note} of={{ ...of, field: 'note' }} className="text-sm! text-ink-muted!" />
            </div>
          )}
        </>
      )}
      {step.messageId && (
        <Link
          to={{ hash: `message-${step.messageId}` }}
          className="link inline-flex items-center gap-1 text-xs pointer-coarse:py-2"
        >
          <MessageSquareText aria-hidden="true" className="size-3.5" />
          From the conversation
        </Link>
      )}
      {offersOutcomes && !editing && (
        <div className="flex flex-wrap items-center gap-1">
          <OutcomeButtons outcome={step.outcome} of={step.text.slice(0, 80)} onChoose={write.setOutcome} />
          {write.edit && (
            <Button
              size="sm"
              variant="quiet"
              icon={Pencil}
              kbd={selected ? 'Enter' : ''}
              onClick={() => onEdit(true)}
            >
              {step.note ? 'Edit' : 'Add note'}
            </Button>
          )}
        </div>
      )}
      {children}
    </li>
  )
}
