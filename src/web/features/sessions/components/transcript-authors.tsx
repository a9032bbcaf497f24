import { type MessageRole, messageRole } from '../../../../shared/contract/sessions.ts'
import { ROLE_LABELS } from '../../../core/badges.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import type { TranscriptAuthor } from '../transcript-roles.ts'

const roles = messageRole.options.map(value => ({ value, label: ROLE_LABELS[value] }))
const mixed = { value: 'mixed', label: 'As in the transcript' }
const most = 100

type TranscriptAuthorsProps = {
  authors: readonly TranscriptAuthor[]
  onChoose: (author: string, role: MessageRole) => void
}

/** Says who is who: one role for each author. */
export function TranscriptAuthors({ authors, onChoose }: TranscriptAuthorsProps) {
  return (
    <section aria-label="Who is who" className="space-y-2">
      <h2 className="text-sm font-semibold">Who is who</h2>
      <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-lg border border-line bg-surface">
        {authors.slice(0, most).map(({ name, messages, role }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <span dir="auto" className="min-w-0 flex-1 basis-32 truncate text-sm" title={name}>
              {name}
            </span>
            <span className="text-xs text-ink-subtle tabular-nums">
              {messages.toLocaleString()} {messages === 1 ? 'message' : 'messages'}
            </span>
            <SelectField
              label={`Role of ${name}`}
              hideLabel
              className="w-40"
              value={role}
              options={role === 'mixed' ? [mixed, ...roles] : roles}
              onChange={event => onChoose(name, messageRole.parse(event.target.value))}
            />
          </li>
        ))}
      </ul>
      {authors.length > most && (
        <p className="text-xs text-ink-subtle">
          {(authors.length - most).toLocaleString()} more keep the role that the transcript gives them.
        </p>
      )}
    </section>
  )
}
