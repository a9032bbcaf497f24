import { useRef, useState } from 'react'
import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { useMe } from '../../../core/me.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast.ts'
import { useReturnHandoff } from '../api.ts'
import { refusalText } from '../refusals.ts'

type ReturnDialogProps = {
  /** As it was when the dialog opened: the server refuses it when it has changed hands since. */
  handoff: Handoff
  onClose: () => void
}

/** Gives the session back to the one who handed it off, with what to do next. */
export function ReturnDialog({ handoff, onClose }: ReturnDialogProps) {
  const me = useMe()
  const { mutate, isPending, error } = useReturnHandoff()
  const [message, setMessage] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const { name } = handoff.createdBy

  function submit() {
    if (isPending) return
    const isBlank = message.trim() === ''
    setIsMissing(isBlank)
    if (isBlank || message.length > LIMITS.message) return field.current?.focus()
    mutate(
      { handoff, message },
      {
        onSuccess: () => {
          toast({ title: `Returned to ${name}.`, tone: 'success' })
          onClose()
        },
      },
    )
  }
  useShortcuts({ 'Mod+Enter': { label: 'Return', run: submit, whileTyping: true, inDialog: true } })

  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title={`Return to ${name}`}
      description="Your message goes into the session, which is theirs again."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" kbd="Mod+Enter" busy={isPending}>
            Return
          </Button>
        </>
      }
    >
      <TextArea
        label="Message"
        rows={4}
        ref={element => {
          field.current = element
        }}
        value={message}
        onChange={event => setMessage(event.target.value)}
        limit={LIMITS.message}
        error={isMissing && message.trim() === '' ? 'Say what to do next.' : undefined}
      />
      {error && (
        <FailedState title="It was not returned" className="mt-4">
          {refusalText(error, me)}
        </FailedState>
      )}
    </Dialog>
  )
}
