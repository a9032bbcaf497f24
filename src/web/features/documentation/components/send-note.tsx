import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.ts'
import { ticketQuery, useSendNote } from '../api.ts'

/** Writes the newest version to the session's ticket, once. Nothing where there is no ticket to write to. */
export function SendNote({ sessionId, newest }: { sessionId: string; newest: number }) {
  const { data } = useQuery(ticketQuery(sessionId))
  const send = useSendNote(sessionId)
  if (!data?.ticket) return null
  const { ref, system } = data.ticket
  if (data.sent >= newest)
    return <p className="mr-auto text-sm text-ink-muted">Version {newest} was written to the ticket.</p>
  return (
    <Button
      icon={Send}
      busy={send.isPending}
      title={`${system}, for staff only`}
      onClick={() =>
        send.mutate(newest, {
          onSuccess: () => toast({ title: `The note is on its way to ticket ${ref}`, tone: 'success' }),
        })
      }
    >
      Write to ticket
    </Button>
  )
}
