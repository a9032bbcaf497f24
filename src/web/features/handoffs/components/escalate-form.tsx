import { useQuery } from '@tanstack/react-query'
import { Eye, OctagonAlert, ShieldCheck } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { GapAnswer } from '../../../../shared/contract/gaps.ts'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { problemOf } from '../../../core/api.ts'
import { WATCH_LEVEL_LABELS } from '../../../core/badges.tsx'
import { keyPerBody } from '../../../core/idempotency-key.ts'
import { useMe } from '../../../core/me.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { RadioCards } from '../../../ui/radio-cards.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.ts'
import { membersQuery, takeBackRequest, useEscalate, useRequestEscalation } from '../api.ts'
import { type EscalationDraft, useEscalationDraft } from '../escalation-draft.ts'
import { answersOf, claimersAmong, type FieldFaults, faultsFrom, readForm } from '../escalation-form.ts'
import { refusalText } from '../refusals.ts'
import { AlreadyHandedOff } from './already-handed-off.tsx'
import { GapQuestions } from './gap-questions.tsx'

const LEVELS = [
  {
    value: 'stable',
    label: WATCH_LEVEL_LABELS.stable,
    icon: ShieldCheck,
    description: 'Work goes on; it can wait its turn.',
  },
  {
    value: 'watch',
    label: WATCH_LEVEL_LABELS.watch,
    icon: Eye,
    description: 'It may get worse; look at it soon.',
  },
  {
    value: 'critical',
    label: WATCH_LEVEL_LABELS.critical,
    icon: OctagonAlert,
    description: 'People cannot work; drop other things.',
  },
] as const

/** Draws the ticket note that the hand-off makes. `edited` is empty while it writes itself. */
export type RenderNote = (note: {
  form: Pick<EscalationDraft, 'reason' | 'watchLevel' | 'impact' | 'targetUserId'> & { answers: GapAnswer[] }
  edited: string
  onEdit: (text: string) => void
}) => ReactNode

/** Says who would hear of the hand-off. */
export type RenderReach = (targetUserId: string) => ReactNode

type EscalateFormProps = {
  sessionId: string
  onClose: () => void
  renderNote: RenderNote
  renderReach: RenderReach
}

/** The escalation form, for as long as it is open. What is filled in survives an accidental close. */
export function EscalateForm({ sessionId, onClose, renderNote, renderReach }: EscalateFormProps) {
  const me = useMe()
  const { draft, change, forget } = useEscalationDraft(sessionId)
  const members = useQuery(membersQuery)
  const escalate = useEscalate(sessionId)
  const { isHandedOff, settle } = useBeingPrepared(sessionId)
  const [keyFor] = useState(keyPerBody)
  const [faults, setFaults] = useState<FieldFaults>({})
  const reason = useRef<HTMLTextAreaElement>(null)
  const errors = faultsFrom(escalate.error) ?? faults
  const wasHandedOff = isHandedOff || problemOf(escalate.error, 'handoff_already_open') !== undefined

  function submit() {
    if (escalate.isPending) return
    escalate.reset()
    const form = readForm(draft)
    setFaults(form.faults ?? {})
    if (!form.body) return reason.current?.focus()
    escalate.mutate(
      { body: form.body, key: keyFor(form.body) },
      {
        onSuccess: () => {
          settle()
          forget()
          toast({ title: 'Handed off. Engineers see it now.', tone: 'success' })
          onClose()
        },
        onError: error => problemOf(error, 'handoff_already_open') && settle(),
      },
    )
  }
  useShortcuts({
    'Mod+Enter': { label: 'Hand off', run: submit, whileTyping: true, inDialog: true },
  })

  if (wasHandedOff) return <AlreadyHandedOff sessionId={sessionId} onClose={onClose} />
  const { documentation, answers: _answers, skipped: _skipped, ...fields } = draft
  const claimers = claimersAmong(members.data?.members ?? [], me)
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title="Escalate"
      description="What you recorded goes along by itself. Say what you need."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" kbd="Mod+Enter" busy={escalate.isPending}>
            Hand off
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextArea
          label="Reason"
          name="reason"
          rows={3}
          ref={element => {
            reason.current = element
          }}
          value={draft.reason}
          onChange={event => change({ reason: event.target.value })}
          limit={LIMITS.reason}
          error={errors.reason}
          hint="Why you are stuck, and what you want the engineer to do."
        />
        <RadioCards
          legend="Watch level"
          options={LEVELS}
          columns={3}
          value={draft.watchLevel}
          onChange={watchLevel => change({ watchLevel })}
          error={errors.watchLevel}
        />
        <TextField
          label="Impact"
          name="impact"
          optional
          autoComplete="off"
          value={draft.impact}
          onChange={event => change({ impact: event.target.value })}
          error={errors.impact}
          placeholder="12 people cannot print; invoices wait"
        />
        <SelectField
          label="For"
          name="targetUserId"
          value={draft.targetUserId}
          onChange={event => change({ targetUserId: event.target.value })}
          options={[
            { value: '', label: 'Anyone' },
            ...claimers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={errors.targetUserId}
          hint={
            members.isError
              ? 'The engineers could not be loaded, so it goes to anyone.'
              : 'Whoever you name is told first; anyone who may claim still can.'
          }
        />
        {renderReach(draft.targetUserId)}
        <GapQuestions sessionId={sessionId} draft={draft} change={change} />
        {renderNote({
          form: { ...fields, answers: answersOf(draft) },
          edited: documentation,
          onEdit: text => change({ documentation: text }),
        })}
        {errors.documentation && <FailedState title="The ticket note">{errors.documentation}</FailedState>}
        {escalate.error && !faultsFrom(escalate.error) && (
          <FailedState title="It was not handed off">{refusalText(escalate.error, me)}</FailedState>
        )}
      </div>
    </Dialog>
  )
}

/**
 * Says that an escalation is being prepared for as long as the form is open, so that engineers can read along.
 * Nothing has to be taken back once `settle` was called: the hand-off itself moves the session on.
 */
function useBeingPrepared(sessionId: string) {
  const { mutate, error } = useRequestEscalation(sessionId)
  const settled = useRef(false)
  useEffect(() => {
    mutate(true)
    const onLeave = () => {
      if (!settled.current) takeBackRequest(sessionId)
    }
    window.addEventListener('pagehide', onLeave)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      if (!settled.current) mutate(false)
    }
  }, [mutate, sessionId])
  return {
    isHandedOff: problemOf(error, 'handoff_already_open') !== undefined,
    settle: () => {
      settled.current = true
    },
  }
}
