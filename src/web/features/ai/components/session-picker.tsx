import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { errorSentence } from '../../../core/query-client.ts'
import { cx } from '../../../ui/cx.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import { offeredSessionsQuery } from '../api.ts'

type SessionPickerProps = { chosen: string | undefined; onChoose: (sessionId: string) => void }

/** Finds a session by its words; the newest are there at once. */
export function SessionPicker({ chosen, onChoose }: SessionPickerProps) {
  const [q, setQ] = useState('')
  const name = useId()
  const { data, error } = useQuery(offeredSessionsQuery(useDeferredValue(q.trim())))
  return (
    <div>
      <SearchField label="Find a session" value={q} onChange={setQ} />
      {error && !data && <p className="mt-2 text-sm text-danger-text">{errorSentence(error)}</p>}
      {data?.sessions.length === 0 && <p className="mt-2 text-sm text-ink-muted">No session fits.</p>}
      {data && data.sessions.length > 0 && (
        <fieldset className="mt-2 max-h-56 min-w-0 divide-y divide-line overflow-y-auto rounded-md border border-line">
          <legend className="sr-only">Session</legend>
          {data.sessions.map(({ id, title, client }) => (
            <label
              key={id}
              className={cx(
                'flex min-w-0 cursor-pointer items-center gap-2 px-3 py-1.5 text-sm hover:bg-sunken has-focus-visible:bg-sunken pointer-coarse:py-3',
                id === chosen && 'bg-accent-soft',
              )}
            >
              <input type="radio" name={name} checked={id === chosen} onChange={() => onChoose(id)} />
              <span className="min-w-0 flex-1 truncate text-ink" dir="auto">
                {title}
              </span>
              {client && <span className="max-w-40 truncate text-xs text-ink-subtle">{client}</span>}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
