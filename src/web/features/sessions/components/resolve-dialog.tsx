import { type ReactNode, useState } from 'react'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { resolveSession } from '../../../../shared/contract/sessions.ts'
import { type FieldErrors, fieldErrors } from '../../../core/field-errors.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast.ts'
import { useResolveSession } from '../api.ts'
import { faultsOf } from '../faults.ts'
import { useDraft } from '../use-draft.ts'

/** Draws the ticket note that the resolution makes. `edited` is empty while it writes itself. */
export type RenderNote = (note: {
  resolution: string
  edited: string
  onEdit: (text: string) => void
}) => ReactNode

type ResolveDialogProps = { sessionId: string; open: boolean; onClose: () => void; renderNote: RenderNote }

/** Asks what solved it and resolves the session. What was written stays when the dialog is closed. */
export function ResolveDialog({ sessionId, open, onClose, renderNote }: ResolveDialogProps) {
  const resolve = useResolveSession(sessionId)
  const [text, setText] = useDraft(`rf.resolution.${sessionId}`)
  const [note, setNote] = useDraft(`rf.resolution-note.${sessionId}`)
  const [faults, setFaults] = useState<FieldErrors>()
  const refusal = fieldErrors(resolve.error).resolution

  function submit() {
    if (resolve.isPending) return
    const parsed = resolveSession.body.safeParse({ resolution: text, documentation: note })
    setFaults(parsed.success ? undefined : faultsOf(parsed.error))
    if (!parsed.success) return
    resolve.mutate(parsed.data, {
      onSuccess: () => {
        setText('')
        setNote('')
        onClose()
        toast({ title: 'Session resolved', tone: 'success' })
      },
    })
  }
  useShortcuts({ 'Mod+Enter': { label: 'Resolve', run: submit, whileTyping: true, inDialog: true } })

  return (
    <Dialog
      open={open}
      onClose={onClose}
      onSubmit={submit}
      size="lg"
      title="Resolve session"
      description="The session can then only be read. Everyone here can find it by its resolution."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" kbd="Mod+Enter" busy={resolve.isPending}>
            Resolve
          </Button>
        </>
      }
    >
      <TextArea
        label="What solved it?"
        dir="auto"
        rows={5}
        limit={LIMITS.resolution}
        value={text}
        error={refusal ?? faults?.resolution}
        onChange={event => setText(event.target.value)}
        hint="The cause and what ended it, so that the next one takes minutes."
      />
      <div className="mt-4">{renderNote({ resolution: text, edited: note, onEdit: setNote })}</div>
      {(resolve.error || faults?.documentation) && !refusal && (
        <FailedState className="mt-3" title="The session was not resolved">
          {faults?.documentation ? `Ticket note: ${faults.documentation}` : errorSentence(resolve.error)}
        </FailedState>
      )}
    </Dialog>
  )
}
