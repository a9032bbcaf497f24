import { ChevronRight, ListPlus } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import type { FlowProposal } from '../../shared/contract/flows.ts'
import { LIMITS } from '../../shared/contract/limits.ts'
import type { StepOutcome } from '../../shared/contract/sessions.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { OutcomeButtons } from './outcome-buttons.tsx'
import { outcomeOfKey } from './outcome-keys.ts'
import { RiskBadge } from './risk-badge.tsx'

type ProposalCardProps = {
  proposal: FlowProposal
  /** The one that is to be done next: open, and the place that the focus moves to. */
  first: boolean
  onRecord: (outcome: StepOutcome, note: string) => void
  /** Puts it among the steps as one that is still to be tried; absent when it stands there. */
  onKeep?: (() => void) | undefined
}

/** One step to try, with all that is needed for it. How it ended takes one press, or one key on its head. */
export function ProposalCard({ proposal, first, onRecord, onKeep }: ProposalCardProps) {
  const { text, how, why, tell, risk, when } = proposal
  const [note, setNote] = useState('')
  const tellId = useId()

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const outcome = outcomeOfKey(event.key)
    if (!outcome) return
    event.preventDefault()
    onRecord(outcome, note)
  }

  return (
    <details open={first} className="group rounded-md border border-line bg-raised">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary takes the focus and the keyboard by itself */}
      <summary
        {...(first && { 'data-next': '' })}
        aria-describedby={tell ? tellId : undefined}
        onKeyDown={onKeyDown}
        className="flex cursor-pointer list-none items-start gap-2 rounded-md px-3 py-2 pointer-coarse:py-3"
      >
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-ink-subtle group-open:rotate-90"
        />
        <span className="min-w-0 flex-1 space-y-1">
          {when && <span className="block text-xs text-ink-subtle">If {when}</span>}
          <span className="block text-sm font-medium wrap-anywhere text-ink">{text}</span>
          <RiskBadge risk={risk} />
        </span>
      </summary>
      <div className="space-y-2 px-3 pb-3 text-sm">
        {why && <p className="wrap-anywhere text-ink-muted">{why}</p>}
        {how && (
          <pre className="rounded-sm bg-sunken px-2 py-1.5 font-mono text-xs whitespace-pre-wrap wrap-anywhere text-ink">
            {how.trim()}
          </pre>
        )}
        {tell && (
          <p id={tellId} className="wrap-anywhere text-ink">
            {tell}
          </p>
        )}
        <TextField
          label="Note"
          hideLabel
          placeholder="What you saw (optional)"
          dir="auto"
          maxLength={LIMITS.note}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
        <OutcomeButtons
          outcome="proposed"
          of={text.slice(0, 80)}
          onChoose={outcome => onRecord(outcome, note)}
        />
        {onKeep && (
          <Button size="sm" variant="quiet" icon={ListPlus} onClick={onKeep}>
            Keep for later
          </Button>
        )}
      </div>
    </details>
  )
}
