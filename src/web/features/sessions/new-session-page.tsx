import { type FormEvent, Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { LIMITS } from '../../../shared/contract/limits.ts'
import { newSession } from '../../../shared/contract/sessions.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { type FieldErrors, fieldErrors, useFocusInvalid } from '../../core/field-errors.ts'
import { keyPerBody } from '../../core/idempotency-key.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type FoundTicket, useCreateSession } from './api.ts'
import { TicketField } from './components/ticket-field.tsx'
import { faultsOf } from './faults.ts'

/** With what the fields begin, and how often they began anew. */
type Begun = { at: number; values: Record<string, string> }

/** `/pilot/new`: what the ticket is about, and the session starts. */
export function NewSessionPage() {
  useDocumentTitle('New session')
  const navigate = useNavigate()
  const create = useCreateSession()
  const form = useRef<HTMLFormElement>(null)
  const [keyFor] = useState(keyPerBody)
  const [faults, setFaults] = useState<FieldErrors>()
  // The fields keep what is typed themselves; what a ticket brings gives them a new beginning.
  const [begun, setBegun] = useState<Begun>({ at: 0, values: {} })
  const refusals = fieldErrors(create.error)
  const errors = { ...faults, ...refusals }
  useFocusInvalid(form, create.error ?? faults)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (create.isPending) return
    create.reset()
    const parsed = newSession.safeParse(filledIn(new FormData(event.currentTarget)))
    setFaults(parsed.success ? undefined : faultsOf(parsed.error))
    if (!parsed.success) return
    const body = parsed.data
    create.mutate(
      { body, key: keyFor(body) },
      { onSuccess: session => navigate(`/pilot/${session.id}`, { replace: true }) },
    )
  }

  /** What somebody typed stays; a ticket fills what is empty. */
  function fillIn({ title, problem, client }: FoundTicket) {
    if (!form.current) return
    const typed = filledIn(new FormData(form.current))
    const found = Object.entries({ title, problem, client: client ?? '' })
    const values = Object.fromEntries(found.map(([name, value]) => [name, typed[name]?.trim() || value]))
    setBegun(({ at }) => ({ at: at + 1, values }))
    setFaults(undefined)
  }

  return (
    <div className="mx-auto w-full max-w-2xl">
      <PageHeader
        above={
          <Link to="/pilot" className="link">
            Sessions
          </Link>
        }
        title="New session"
      />
      <form ref={form} noValidate onSubmit={submit} onKeyDown={submitOnModEnter} className="space-y-4">
        <TicketField error={errors.ticketRef} onFound={fillIn} />
        <Fragment key={begun.at}>
          <TextField
            name="title"
            label="Title"
            autoFocus
            autoComplete="off"
            defaultValue={begun.values.title}
            error={errors.title}
            placeholder="Outlook asks for the password again and again"
          />
          <TextArea
            name="problem"
            label="Problem"
            rows={6}
            limit={LIMITS.problem}
            defaultValue={begun.values.problem ?? ''}
            error={errors.problem}
            hint="What happens, for whom, since when. Paste an error message as it is."
          />
          <TextField
            name="client"
            label="Client"
            optional
            autoComplete="off"
            defaultValue={begun.values.client}
            error={errors.client}
          />
        </Fragment>
        {create.error && Object.keys(refusals).length === 0 && (
          <FailedState title="The session was not started">{errorSentence(create.error)}</FailedState>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => navigate('/pilot')}>Cancel</Button>
          <Button type="submit" variant="primary" kbd="Mod+Enter" busy={create.isPending}>
            Start session
          </Button>
        </div>
      </form>
    </div>
  )
}

/** Optional fields that were left empty are absent. */
function filledIn(data: FormData): Record<string, string> {
  const fields = [...data].map(([name, value]) => [name, String(value)] as const)
  return Object.fromEntries(fields.filter(([name, value]) => isRequired(name) || value.trim() !== ''))
}

const isRequired = (name: string) => name === 'title' || name === 'problem'

function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
