import { type FormEvent, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { newTranscript } from '../../../shared/contract/sessions.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { type FieldErrors, fieldErrors, useFocusInvalid } from '../../core/field-errors.ts'
import { keyPerBody } from '../../core/idempotency-key.ts'
import { useMe } from '../../core/me.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useImportSession } from './api.ts'
import { TranscriptAuthors } from './components/transcript-authors.tsx'
import { TranscriptFaults } from './components/transcript-faults.tsx'
import { TranscriptPreview } from './components/transcript-preview.tsx'
import { type TranscriptInput, TranscriptSource } from './components/transcript-source.tsx'
import { faultsOf } from './faults.ts'
import { useTranscript } from './use-transcript.ts'

/** `/pilot/import`: a conversation from elsewhere becomes a session. */
export function ImportPage() {
  useDocumentTitle('Import transcript')
  const { user } = useMe()
  const navigate = useNavigate()
  const start = useImportSession()
  const [keyFor] = useState(keyPerBody)
  const [input, setInput] = useState<TranscriptInput>({ text: '' })
  const [acceptedOf, setAcceptedOf] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<FieldErrors>()
  const transcript = useTranscript(input.text, user.name)
  const accepted = acceptedOf === input.text
  const refusals = fieldErrors(start.error)
  const errors = { ...faults, ...refusals }
  useFocusInvalid(form, start.error ?? faults)
  const ready =
    transcript.messages.length > 0 && !transcript.stale && (transcript.faults.length === 0 || accepted)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!ready || start.isPending) return
    const fields = [...new FormData(event.currentTarget)].filter(([, value]) => String(value).trim() !== '')
    const parsed = newTranscript.safeParse({ ...Object.fromEntries(fields), messages: transcript.messages })
    setFaults(parsed.success ? undefined : faultsOf(parsed.error))
    if (!parsed.success) return
    const body = parsed.data
    start.mutate(
      { body, key: keyFor(body) },
      { onSuccess: session => navigate(`/pilot/${session.id}`, { replace: true }) },
    )
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="mx-auto w-full max-w-6xl">
      <PageHeader
        above={
          <Link to="/pilot" className="link">
            Sessions
          </Link>
        }
        title="Import transcript"
        actions={
          <Button type="submit" variant="primary" disabled={!ready} busy={start.isPending}>
            {transcript.messages.length > 0
              ? `Import ${transcript.messages.length.toLocaleString()} ${transcript.messages.length === 1 ? 'message' : 'messages'}`
              : 'Import'}
          </Button>
        }
      />
      {start.error && (
        <FailedState className="mb-4" title="The transcript was not imported">
          {Object.values(refusals)[0] ?? errorSentence(start.error)}
        </FailedState>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <TranscriptSource input={input} onChange={setInput} />
          <TextField
            name="title"
            label="Title"
            optional
            autoComplete="off"
            error={errors.title}
            hint="Without one, the first message gives it."
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="client" label="Client" optional autoComplete="off" error={errors.client} />
            <TextField name="ticketRef" label="Ticket" optional autoComplete="off" error={errors.ticketRef} />
          </div>
          {transcript.authors.length > 0 && (
            <TranscriptAuthors authors={transcript.authors} onChoose={transcript.choose} />
          )}
        </div>
        <div className="min-w-0 space-y-4">
          {transcript.faults.length > 0 && (
            <TranscriptFaults
              faults={transcript.faults}
              accepted={accepted}
              onAccept={on => setAcceptedOf(on ? input.text : undefined)}
            />
          )}
          {transcript.messages.length > 0 ? (
            <TranscriptPreview messages={transcript.messages} />
          ) : (
            <p className="rounded-lg border border-dashed border-line-strong px-4 py-8 text-center text-sm text-ink-subtle">
              The messages show here as they will be imported.
            </p>
          )}
        </div>
      </div>
    </form>
  )
}
