import { type KeyboardEvent, useRef } from 'react'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { ApiProblem } from '../../../core/api.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type FoundTicket, useLookUpTicket } from '../api.ts'

type TicketFieldProps = {
  error: string | undefined
  onFound: (ticket: FoundTicket) => void
}

/** The session's ticket, and what the ticket system says of it at the press of a button. */
export function TicketField({ error, onFound }: TicketFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const lookUp = useLookUpTicket()

  function start() {
    const ref = field.current?.value.trim() ?? ''
    if (ref === '') field.current?.focus()
    else if (!lookUp.isPending) lookUp.mutate(ref, { onSuccess: fillIn })
  }
  function fillIn(ticket: FoundTicket) {
    if (field.current) field.current.value = ticket.ref
    onFound(ticket)
  }
  function startOnEnter(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    // The form would start with what is filled in so far.
    event.preventDefault()
    start()
  }

  return (
    <div className="space-y-2">
      <div className="flex items-start gap-2">
        <TextField
          ref={field}
          name="ticketRef"
          label="Ticket"
          optional
          autoComplete="off"
          className="flex-1"
          maxLength={LIMITS.ticketRef}
          error={error}
          placeholder="T-10482"
          onKeyDown={startOnEnter}
        />
        <Button className="mt-[1.625rem]" busy={lookUp.isPending} onClick={start}>
          Fill in from ticket
        </Button>
      </div>
      <p role="status" className="text-xs text-ink-subtle empty:hidden">
        {lookUp.data && `Filled in from ${lookUp.data.ref} in ${lookUp.data.system}. Change what you like.`}
      </p>
      {lookUp.error && (
        <p role="alert" className="text-sm text-danger-text">
          {sentenceOf(lookUp.error)} You can go on without it.
        </p>
      )}
    </div>
  )
}

/** What the ticket system or we have to say about it, which is more than the title of the problem. */
function sentenceOf(error: Error): string {
  const { code, detail } = error instanceof ApiProblem ? error.problem : {}
  if (code === 'ticket_system_not_set_up')
    return 'No ticket system is set up: an admin adds one under Settings, Integrations.'
  return detail ?? `${errorSentence(error)}.`
}
