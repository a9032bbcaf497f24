import { useQuery } from '@tanstack/react-query'
import { type MouseEvent, useId } from 'react'
import type { Gap } from '../../../../shared/contract/gaps.ts'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { answers as tells } from '../../../../shared/domain/gaps.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { gapsQuery } from '../api.ts'
import type { EscalationDraft } from '../escalation-draft.ts'

const QUESTIONS: Record<Gap, { label: string; placeholder: string }> = {
  error: {
    label: 'What exactly does the error say?',
    placeholder: '0x80070035, the network path was not found',
  },
  since: { label: 'Since when?', placeholder: 'Tuesday morning' },
  affected: { label: 'How many are affected?', placeholder: 'One user, or all 12 in the office' },
  changed: {
    label: 'What changed, if anything?',
    placeholder: 'A new firewall, an update, nothing known',
  },
}

type GapQuestionsProps = {
  sessionId: string
  draft: EscalationDraft
  change: (fields: Partial<EscalationDraft>) => void
}

/**
 * Asks for at most two things that the session does not say and a senior would ask first. Nothing waits for them: they
 * come when they have been found, each can be skipped, and one that the form answers meanwhile goes.
 */
export function GapQuestions({ sessionId, draft, change }: GapQuestionsProps) {
  const id = useId()
  const { data } = useQuery(gapsQuery(sessionId))
  const isAnswered = (gap: Gap) =>
    !draft.answers[gap] && (tells(gap, draft.reason) || (gap === 'affected' && draft.impact.trim() !== ''))
  const asked = (data?.gaps ?? []).filter(gap => !draft.skipped.includes(gap) && !isAnswered(gap))

  function skip(gap: Gap, event: MouseEvent<HTMLButtonElement>) {
    // The button goes, and the focus with it: what comes next in the form takes it.
    const all = [...(event.currentTarget.form?.elements ?? [])]
    const next = all.slice(all.indexOf(event.currentTarget) + 1).find(one => one instanceof HTMLElement)
    change({ skipped: [...draft.skipped, gap] })
    if (next instanceof HTMLElement) next.focus()
  }
  if (asked.length === 0) return null
  return (
    <fieldset
      aria-describedby={`${id}-hint`}
      className="space-y-3 rounded-md border border-line bg-sunken p-3"
    >
      <legend className="sr-only">Not in the session yet</legend>
      <p id={`${id}-hint`} className="text-xs text-ink-muted">
        Not in the session yet, and asked first. Skip what you do not know.
      </p>
      {asked.map(gap => (
        <div key={gap} className="flex items-end gap-1.5">
          <TextField
            className="flex-1"
            label={QUESTIONS[gap].label}
            placeholder={QUESTIONS[gap].placeholder}
            optional
            autoComplete="off"
            dir="auto"
            maxLength={LIMITS.gapAnswer}
            value={draft.answers[gap] ?? ''}
            onChange={event => change({ answers: { ...draft.answers, [gap]: event.currentTarget.value } })}
          />
          <Button
            variant="quiet"
            aria-label={`Skip: ${QUESTIONS[gap].label}`}
            onClick={event => skip(gap, event)}
          >
            Skip
          </Button>
        </div>
      ))}
    </fieldset>
  )
}
