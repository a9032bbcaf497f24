import { useMutation } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { call } from '../../core/api.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { EVENT_NAMES } from './words.ts'

/** `/unsubscribe`: where the link at the end of a mail leads. It changes nothing before the button is pressed. */
export function UnsubscribePage() {
  useDocumentTitle('No more mails')
  const [search] = useSearchParams()
  const token = search.get('token') ?? ''
  const end = useMutation({
    meta: { handlesErrors: true },
    mutationFn: () => call('unsubscribe', { query: { token } }),
  })
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-4 px-4">
      <h1 className="text-lg font-semibold text-ink">No more mails like this one?</h1>
      {end.data ? (
        <p role="status" className="text-sm text-ink-muted">
          You get no more mail for “
          {end.data.event === 'digest' ? 'The week in figures' : EVENT_NAMES[end.data.event]}”. The settings
          under Notifications turn it on again.
        </p>
      ) : (
        <>
          <p className="text-sm text-ink-muted">
            It ends mails of the same kind to you. The bell in the app goes on ringing.
          </p>
          <Button variant="primary" busy={end.isPending} onClick={() => end.mutate()}>
            End these mails
          </Button>
        </>
      )}
      {end.error && <FailedState title="It did not work">{errorSentence(end.error)}</FailedState>}
    </main>
  )
}
