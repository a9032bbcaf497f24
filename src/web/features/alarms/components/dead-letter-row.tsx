import { useState } from 'react'
import { Link } from 'react-router'
import type { DeadLetter } from '../../../../shared/contract/dead-letters.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useDrop, useReplay } from '../api.ts'

/** One piece of work that was given up: what is missing because of it, why, and what can be done. */
export function DeadLetterRow({
  letter: { id, title, about, error, attempts, deadAt },
}: {
  letter: DeadLetter
}) {
  const replay = useReplay()
  const drop = useDrop()
  const [dropping, setDropping] = useState(false)
  // Several rows have the same title: what it was about tells a screen reader which one a button is for.
  const name = about ? `${title}: ${about.text}` : title
  return (
    <li className="space-y-1 px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="text-sm font-medium text-ink">{title}</p>
          {about ? (
            <p className="text-sm [overflow-wrap:anywhere]">
              <Link to={about.link} className="link">
                {about.text}
              </Link>
            </p>
          ) : (
            <p className="text-sm text-ink-muted">What it was about is gone.</p>
          )}
        </div>
        <div className="flex gap-1.5">
          <Button
            size="sm"
            busy={replay.isPending}
            onClick={() => replay.mutate(id)}
            aria-label={`Try again: ${name}`}
          >
            Try again
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setDropping(true)} aria-label={`Drop: ${name}`}>
            Drop
          </Button>
        </div>
      </div>
      <p className="text-sm text-danger-text [overflow-wrap:anywhere]">{error}</p>
      <p className="text-xs text-ink-subtle">
        Given up <RelativeTime at={deadAt} /> after {attempts} {attempts === 1 ? 'try' : 'tries'}
      </p>
      {dropping && (
        <ConfirmDialog
          open
          danger
          title="Drop this?"
          confirmLabel="Drop"
          busy={drop.isPending}
          onClose={() => setDropping(false)}
          onConfirm={() => drop.mutate(id, { onSettled: () => setDropping(false) })}
        >
          It is never done: {name}
        </ConfirmDialog>
      )}
    </li>
  )
}
